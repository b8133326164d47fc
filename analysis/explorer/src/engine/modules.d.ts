// Modules that are not TypeScript.

/** The packed engine, while the page is developed; pack.ts puts it into the finished page by itself. */
declare module "virtual:engine" {
  const text: string;
  export default text;
}

declare module "js-lzma" {
  interface Lzma {
    decompressFile(input: { readByte(): number }, output: { writeByte(byte: number): void; flush(): void }): boolean;
  }
  const LZMA: Lzma;
  export default LZMA;
}
