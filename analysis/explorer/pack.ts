// Packs the page: the engine, and the page's own code, by LZMA; written in 85 characters, so that the html stays a text.
import { existsSync, readFileSync } from "node:fs";
import { build as bundle } from "esbuild";
import { compress } from "lzma1";
import type { Plugin } from "vite";
import { alphabet } from "./src/engine/unpack";

/** Four bytes are five characters; a last group of one to three bytes has one more than it has bytes. */
function textOf(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; from += 4) {
    const count = Math.min(4, bytes.length - from);
    let number = 0;
    for (let k = 0; k < 4; k++) number = number * 256 + (k < count ? bytes[from + k]! : 0);
    let group = "";
    for (let k = 0; k < 5; k++, number = Math.floor(number / 85)) group = alphabet[number % 85] + group;
    text += group.slice(0, count + 1);
  }
  return text;
}

const pack = (bytes: Uint8Array): string => textOf(compress(bytes, 9));

/** The script that unpacks the page's code and runs it: plain, since nothing can unpack it. */
async function starter(root: string): Promise<string> {
  const source = `import { unpack } from "./src/engine/unpack";
    const code = new TextDecoder().decode(unpack(document.getElementById("dyad-page").textContent));
    const script = document.createElement("script");
    script.type = "module";
    script.textContent = code;
    document.body.append(script);`;
  const made = await bundle({ stdin: { contents: source, resolveDir: root, loader: "ts" }, bundle: true, minify: true, write: false, format: "iife", target: "es2021" });
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
          if (!script?.[1]) return this.error("the page has no script to be packed");
          const store = (id: string, text: string): string => `<script type="text/plain" id="${id}">${text}</script>`;
          const tail = store("dyad-page", pack(new TextEncoder().encode(script[1]))) + store("dyad-engine", engine()) + `<script>${await starter(root)}</script>`;
          page.source = html.replace(script[0], "").replace("</body>", () => `${tail}</body>`);
        },
      },
    },
  ];
}
