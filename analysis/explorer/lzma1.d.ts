// The one function of lzma1 that is used: its package hands out sources that this project's settings would check.
export function compress(data: Uint8Array, mode?: number): Uint8Array;
