// How quick the page is on this machine, and whether its memory stays: measurements, not tests.
// usage: node tests/explorer/speed.mjs [--minutes N] [--families N]    N minutes of use for the memory (default 1)
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { closeBrowser, openPage, theBrowser } from "./chromium.mjs";
import { goTo, goToPart, settled } from "./views.mjs";

const option = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const minutes = option("--minutes", 1), many = option("--families", 5000);
const tell = (what, value, wanted) => console.log(`${what.padEnd(64)} ${value}${wanted ? `   (wanted: ${wanted})` : ""}`);
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => `${Math.round(number)} ms`;

console.log(`${cpus().length} processors: ${cpus()[0].model}`);

// ---- opening, five times ---------------------------------------------------------------------------------------------
const first = [], ready = [];
for (let k = 0; k < 5; ++k) {
  const one = await openPage();
  ready.push(await one.page.evaluate(() => performance.now()));
  first.push(await one.page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN));
  await one.close();
}
tell("first picture after opening", ms(middle(first)), "1,000 ms");
tell("engine ready after opening (waited for by polling)", ms(middle(ready)), "");

// ---- a slider, at 500 people -----------------------------------------------------------------------------------------
/** From a key on the slider until the numbers of infancy are others, drawn, and no longer greyed as those of the world before. */
async function answers(page, presses) {
  const slider = page.locator("main .slider input[type=range]").first();
  await slider.focus();
  const times = [];
  for (let k = 0; k < presses; ++k) {
    const waited = page.evaluate(
      () =>
        new Promise((resolve) => {
          const figure = () => [...document.querySelectorAll("main figure")].find((one) => /Infants in the Strange Situation/.test(one.querySelector("figcaption")?.textContent ?? ""));
          const numbers = () => (figure()?.closest(".stale") ? null : figure()?.querySelector("table").textContent);
          const before = numbers();
          let began = 0;
          addEventListener("keydown", () => (began = performance.now()), { once: true, capture: true });
          const look = () => {
            const now = numbers();
            if (now && now !== before) setTimeout(() => resolve(performance.now() - began));
            else if (began && performance.now() - began > 20_000) resolve(NaN);
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    await page.waitForTimeout(50);
    await slider.press(k % 2 ? "PageDown" : "PageUp");
    times.push(await waited);
    await settled(page);
  }
  return times.filter(Number.isFinite);
}
const population = await openPage();
await goTo(population.page, "A population");
await population.page.getByLabel("People on the map").selectOption("500");
await settled(population.page);
const times = await answers(population.page, 7);
tell("slider at 500 people: numbers of infancy drawn anew, median", ms(middle(times)), "100 ms");
tell("slider at 500 people: slowest of 7", ms(Math.max(...times)), "");

// ---- frames, at many people ------------------------------------------------------------------------------------------
await population.page.getByLabel("People on the map").selectOption(String(many));
const began = Date.now();
await settled(population.page, { within: 300_000, quiet: 1500 });
tell(`${many} lives of 60 years, all lived and drawn`, `${((Date.now() - began - 1500) / 1000).toFixed(1)} s`, "");
const frames = population.page.evaluate(
  () =>
    new Promise((resolve) => {
      const at = [];
      const next = (time) => {
        at.push(time);
        if (time - at[0] < 9000) requestAnimationFrame(next);
        else resolve(at);
      };
      requestAnimationFrame(next);
    }),
);
await population.page.getByRole("group", { name: "Age" }).getByRole("button", { name: "Play" }).click();
const drawn = await frames, gaps = drawn.slice(1).map((time, k) => time - drawn[k]);
tell(`frames a second at ${many} people, while time runs`, ((1000 * gaps.length) / (drawn.at(-1) - drawn[0])).toFixed(1), "30");
tell("the slowest hundredth of the frames took", ms([...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.99)]), "");

// ---- memory, in use --------------------------------------------------------------------------------------------------
/** Megabytes of all processes that draw pages, with the worker and its WebAssembly. */
async function memory() {
  const client = await (await theBrowser()).newBrowserCDPSession();
  const { processInfo } = await client.send("SystemInfo.getProcessInfo");
  await client.detach();
  const pss = (id) => {
    try {
      return Number(readFileSync(`/proc/${id}/smaps_rollup`, "utf8").match(/Pss:\s+(\d+)/)[1]) / 1024;
    } catch {
      return 0;
    }
  };
  return processInfo.filter((one) => one.type === "renderer").reduce((sum, one) => sum + pss(one.id), 0);
}
await population.close();
const used = await openPage();
const { page } = used, heap = await used.context.newCDPSession(page);
const samples = [];
const end = Date.now() + minutes * 60_000;
for (let round = 0; Date.now() < end; ++round) {
  await goTo(page, "A population");
  await page.getByLabel("People on the map").selectOption("500");
  const slider = page.locator("main .slider input[type=range]").first();
  for (let k = 0; k < 4; ++k) await slider.press(round % 2 ? "ArrowLeft" : "ArrowRight").then(() => page.waitForTimeout(250));
  await settled(page);
  await goToPart(page, "Infancy");
  const back = page.getByRole("button", { name: "Back to birth" });
  if (await back.isEnabled()) await back.click();
  for (let month = 0; month < 3; ++month) await page.getByRole("button", { name: "One month" }).click();
  await settled(page);
  await heap.send("HeapProfiler.collectGarbage");
  const { usedSize } = await heap.send("Runtime.getHeapUsage");
  samples.push({ minute: minutes - (end - Date.now()) / 60_000, all: await memory(), heap: usedSize / 1e6 });
}
for (const part of samples.filter((_, k) => k % Math.max(1, Math.floor(samples.length / 10)) === 0 || k === samples.length - 1))
  tell(`memory after ${part.minute.toFixed(1)} minutes of use`, `${part.all.toFixed(0)} MB, of which the page's heap ${part.heap.toFixed(1)} MB`, "steady");
await closeBrowser();

if (used.wrong.length) console.log(used.wrong.join("\n"));
