// Unpacks what the build packed into the page (pack.ts): LZMA, written in 85 characters that need no quoting.
import LZMA from "js-lzma";

/** In this order the digits 0 to 84; without those that mean something within html or a text. */
export const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?_~()[]{}@%$#;,|";

/** Five characters are four bytes; the last group may be shorter. */
export function bytesOf(text: string): Uint8Array {
  const digit = new Uint8Array(128);
  for (let k = 0; k < 85; k++) digit[alphabet.charCodeAt(k)] = k;
  const bytes = new Uint8Array(Math.floor((text.length * 4) / 5));
  for (let from = 0, to = 0; from < text.length; from += 5, to += 4) {
    let number = 0;
    for (let k = 0; k < 5; k++) number = number * 85 + (from + k < text.length ? digit[text.charCodeAt(from + k)]! : 84);
    for (let k = 0; k < 4 && to + k < bytes.length; k++) bytes[to + k] = (number / 2 ** (24 - 8 * k)) & 255;
  }
  return bytes;
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
