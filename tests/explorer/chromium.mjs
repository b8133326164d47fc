// What the tests of the explorer share: the page in a real Chromium, opened from the disk, without a network.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
/** What the page is built with lies beside its sources, and holds Playwright too. */
const require = createRequire(`${root}/analysis/explorer/package.json`);
const { chromium } = require("playwright-core");
export const axeSource = () => require.resolve("axe-core/axe.min.js");

/** The page and the program under test, as `tests/check/explorer.sh` names them. */
export const pageFile = process.env.DYAD_EXPLORER || `${root}/build/explorer/index.html`;
export const program = process.env.DYAD_PROGRAM || `${root}/build/release/dyad`;

export const address = (code = "") => pathToFileURL(pageFile).href + (code && `#${code}`);

/** How long a step may take on a machine that is busy with other tests. */
export const patience = Number(process.env.DYAD_PATIENCE || 60_000);

export const devices = { desktop: { width: 1280, height: 800 }, tablet: { width: 820, height: 1180 }, phone: { width: 390, height: 844 } };

let browser;

export async function theBrowser() {
  for (const file of [pageFile, program]) if (!existsSync(file)) throw new Error(`${file} is not there: ./dyad explore builds it`);
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("Chromium is not installed (Debian and Ubuntu: sudo apt-get install chromium)");
  browser ??= await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  return browser;
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/** A page of its own, offline. `wrong` collects what no page may do: ask for anything over a network, or fail in its script. */
export async function openPage({ code = "", wait = true, ...how } = {}) {
  const context = await (await theBrowser()).newContext({ viewport: devices.desktop, acceptDownloads: true, ...how });
  context.setDefaultTimeout(patience);
  await context.setOffline(true);
  const wrong = [];
  await context.route(/^(?!file:|blob:|data:)/, (route) => {
    wrong.push(`asked for ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => wrong.push(`failed: ${error.stack ?? error}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`complained: ${message.text()}`);
  });
  await page.goto(address(code));
  if (wait) await engineReady(page);
  return { page, context, wrong, close: () => context.close() };
}

/** Waits until the engine has started: the page then tells its version, and has the engine for whoever wants to ask it directly. */
export async function engineReady(page) {
  await page.waitForFunction(() => Boolean(globalThis.dyad?.engine) || /Dyad \d/.test(document.querySelector("footer")?.textContent ?? ""), undefined, { timeout: patience });
}

const run = promisify(execFile);

/** What the native program says to these arguments. */
export async function native(...words) {
  return (await run(program, words, { maxBuffer: 64 << 20 })).stdout;
}

/** The same for a command line as the page shows it: "dyad run baseline --families 12". */
export async function nativeCommand(command, ...more) {
  const shell = 'program=$1; shift; dyad() { "$program" "$@"; }; eval "$1 $2"';
  return (await run("sh", ["-c", shell, "sh", program, command, more.join(" ")], { maxBuffer: 64 << 20 })).stdout;
}
