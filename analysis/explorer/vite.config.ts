// One page that opens from a disk: styles, scripts and the engine all in one html file.
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { packed } from "./pack";

/** Where the build put the engine; see sim/browser.cmake. */
const wasm = process.env.DYAD_WASM ?? new URL("../../build/browser/dyad.wasm", import.meta.url).pathname;

export default defineConfig({
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), packed(wasm)],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  worker: { format: "iife" },
  build: { target: "es2021", outDir: process.env.DYAD_EXPLORER_OUT ?? "../../build/explorer", emptyOutDir: true, reportCompressedSize: false, modulePreload: false },
});
