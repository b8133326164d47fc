// Unpacks what the build packed into the page (pack.ts): LZMA, written as characters of seven bits.
import LZMA from "js-lzma";

/** Characters that html would change or take for a tag: they stand within characters of two bytes. */
export const barred = [0, 13, 60];

/** Seven bits for each character below 128; others are a barred one (from bit 7 on) and the seven bits behind it. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  let bits = 0, count = 0, size = 0;
  const add = (seven: number): void => {
    bits = (bits << 7) | seven;
    count += 7;
    if (count >= 8) bytes[size++] = (bits >> (count -= 8)) & 255;
  };
  for (let k = 0; k < text.length; k++) {
    const code = text.charCodeAt(k);
    if (code > 127) add(barred[(code - 128) >> 7]!);
    add(code & 127);
  }
  return bytes.subarray(0, size);
}

/** The bytes that were packed. */
export function unpack(text: string): Uint8Array {
  const packed = bytesOf(text);
  const size = packed[5]! + packed[6]! * 2 ** 8 + packed[7]! * 2 ** 16 + packed[8]! * 2 ** 24;
  const whole = new Uint8Array(size);
  let from = 0, to = 0;
  const input = { readByte: () => packed[from++]! };
  const output = { writeByte: (byte: number) => void (whole[to++] = byte), flush: () => undefined };
  LZMA.decompressFile(input, output);
  return whole;
}
