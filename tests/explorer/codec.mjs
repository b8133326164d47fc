// The page's own making and reading of codes, for tests that need one of a certain view.
import { createRequire } from "node:module";
import { root } from "./chromium.mjs";

const sources = `${root}/analysis/explorer`;
const { build } = createRequire(createRequire(`${sources}/package.json`).resolve("vite"))("esbuild");
const entry = 'export { encode, decode } from "./src/page/code"; export { defaults } from "./src/page/state";';
const made = await build({ stdin: { contents: entry, resolveDir: sources, loader: "ts" }, bundle: true, format: "esm", write: false, logLevel: "silent" });

export const { encode, decode, defaults } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString("base64")}`);

/** The code of a view that differs so much from how it is first opened. */
export const codeOf = (view, patch = {}) => encode({ ...defaults(view), ...patch });
