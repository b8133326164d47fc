// Packs the page: the engine, and the page's own code, by LZMA, written as characters of seven bits, so that the html stays a text.
import { existsSync, readFileSync } from "node:fs";
import { build as bundle } from "esbuild";
import { execFileSync } from "node:child_process";
import { minify } from "terser";
import type { Plugin } from "vite";
import { barred } from "./src/engine/unpack";

/** Seven bits are a character; see `bytesOf` for those that html bars. */
function textOf(bytes: Uint8Array): string {
  const sevens: number[] = [];
  let bits = 0, count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0x7fff;
    for (count += 8; count >= 7; count -= 7) sevens.push((bits >> (count - 7)) & 127);
  }
  if (count > 0) sevens.push((bits << (7 - count)) & 127);
  let text = "";
  for (let k = 0; k < sevens.length; k++) {
    const which = barred.indexOf(sevens[k]!);
    text += String.fromCharCode(which < 0 ? sevens[k]! : 128 + (which << 7) + (sevens[++k] ?? 0));
  }
  return text;
}

/** LZMA by xz, whose raw stream gets the head that other programs expect: properties, size of the window, size of the whole. */
function compressed(bytes: Uint8Array): Uint8Array {
  const window = 2 ** 22, lc = 3, lp = 0, pb = 0;
  const stream = execFileSync("xz", ["--format=raw", `--lzma1=preset=9e,dict=${window},lc=${lc},lp=${lp},pb=${pb}`, "--stdout"], { input: bytes, maxBuffer: 2 ** 26 });
  const head = new DataView(new ArrayBuffer(13));
  head.setUint8(0, (pb * 5 + lp) * 9 + lc);
  head.setUint32(1, window, true);
  head.setUint32(5, bytes.length, true);
  return Uint8Array.from([...new Uint8Array(head.buffer), ...stream]);
}

const pack = (bytes: Uint8Array): string => textOf(compressed(bytes));

/** The script that unpacks the page's code and runs it: plain, since nothing can unpack it. */
async function starter(root: string): Promise<string> {
  const source = `import { unpack } from "./src/engine/unpack";
    const [style, code] = new TextDecoder().decode(unpack(document.getElementById("dyad-page").textContent)).split("\\0");
    document.head.append(Object.assign(document.createElement("style"), { textContent: style }));
    document.body.append(Object.assign(document.createElement("script"), { type: "module", textContent: code }));`;
  const made = await bundle({ stdin: { contents: source, resolveDir: root, loader: "ts" }, bundle: true, minify: true, write: false, format: "iife", target: "es2021", legalComments: "none", mangleProps: /^_|Window$|Decoder|^(releaseStream|setStream|copyBlock|putByte|getByte|initBitModels|reverseDecode|setLcLpPb|setDictionarySize|decompress|decodeBit|decodeDirectBits|decodeNormal|decodeWithMatchByte|readByte|writeByte)/ }); // the licence stands in the worker
  return made.outputFiles[0]!.text;
}

/** `wasm` is where the build put the engine. */
export function packed(wasm: string): Plugin[] {
  const name = "virtual:engine";
  const engine = (): string => pack(readFileSync(wasm));
  let root = "", isBuild = false;
  return [
    {
      name: "dyad-engine",
      configResolved: (config) => void ((root = config.root), (isBuild = config.command === "build")),
      buildStart() {
        if (!existsSync(wasm)) this.error(`${wasm} is not there: build the engine first (cmake --preset browser && cmake --build --preset browser)`);
      },
      resolveId: (id) => (id === name ? `\0${name}` : undefined),
      load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(isBuild ? "" : engine())};` : undefined),
    },
    {
      name: "dyad-pack",
      enforce: "post",
      generateBundle: {
        order: "post", // once everything is in the one file
        async handler(_, files) {
          const page = files["index.html"];
          if (page?.type !== "asset") return;
          const html = String(page.source);
          const script = /<script type="module"[^>]*>([\s\S]*?)<\/script>/.exec(html);
          const style = /<style[^>]*>([\s\S]*?)<\/style>/.exec(html);
          if (!script?.[1] || !style?.[1]) return this.error("the page has no script or no style to be packed");
          const again = await minify(script[1], { module: true, ecma: 2020, compress: { passes: 2, pure_getters: true } }); // finds what the loader left
          const store = (id: string, text: string): string => `<script type="text/plain" id="${id}">${text}</script>`;
          const tail = store("dyad-page", pack(new TextEncoder().encode(`${style[1]}\0${again.code ?? script[1]}`))) + store("dyad-engine", engine()) + `<script>${await starter(root)}</script>`;
          page.source = html.replace(script[0], "").replace(style[0], "").replace("</body>", () => `${tail}</body>`);
        },
      },
    },
  ];
}
