// One page that opens from a disk: styles, scripts and the engine all in one html file.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { packed } from "./pack";

/** Where the build put the engine; see sim/browser.cmake. */
const wasm = process.env.DYAD_WASM ?? fileURLToPath(new URL("../../build/browser/dyad.wasm", import.meta.url));

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), packed(wasm)],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  worker: { format: "iife" },
  // Every kilobyte counts: terser finds a few more of them than the minifier that is usual here.
  build: { target: "es2022", minify: "terser", terserOptions: { module: true, ecma: 2020, compress: { passes: 3, pure_getters: true } }, outDir: process.env.DYAD_EXPLORER_OUT ?? "../../build/explorer", emptyOutDir: true, reportCompressedSize: false, modulePreload: false },
});
