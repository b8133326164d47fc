// Ways through the page, as a student takes them: to a view, to its parts, and until nothing is being worked out any more.
import { patience } from "./chromium.mjs";

export const nav = (page, name) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });

export async function goTo(page, view) {
  await nav(page, view).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

export const parts = ["Infancy", "Strange Situation", "Life goes on", "The story"];

export async function goToPart(page, part) {
  await goTo(page, "One dyad");
  await page.getByRole("navigation", { name: "Parts of this life" }).getByRole("button", { name: part, exact: true }).click();
  await page.getByRole("heading", { level: 2, name: part }).waitFor();
}

/** What is said in the view, in one text. */
export const wordsOf = (page, scope = "main") => page.locator(scope).innerText();

/** What a view says while something is still to come. */
const waiting = /is starting|lives its days up to|Living \d+ years|being (lived|worked out|read)/;

/** Waits until the view says the same for a while, and nothing in it says that it is being worked out. */
export async function settled(page, { quiet = 700, within = patience } = {}) {
  const end = Date.now() + within;
  let words = "", since = Date.now();
  while (Date.now() < end) {
    const now = await wordsOf(page);
    const busy = await page.evaluate(() => [...document.querySelectorAll("main progress")].filter((one) => one.position < 1).length + document.querySelectorAll("main [aria-busy=true]").length);
    if (now !== words || busy > 0 || waiting.test(now)) {
      words = now;
      since = Date.now();
    } else if (Date.now() - since >= quiet) return words;
    await page.waitForTimeout(100);
  }
  throw new Error(`nothing settled within ${within / 1000} s; the view says: ${words.slice(0, 400)}`);
}

/** Answers the question of a lesson's second step. */
export async function predict(page) {
  const step = page.locator(".lesson-step"), options = step.getByRole("radio");
  await step.locator("input").first().waitFor();
  if ((await options.count()) > 0) await options.first().check();
  else await step.getByRole("slider").press("ArrowRight");
  await page.getByText(/Your prediction:/).first().waitFor();
}

/** The button that runs a lesson's experiment, whether it was run before or not. */
export const runButton = (page) => page.locator(".lesson-step").getByRole("button", { name: /^Run( again| the experiment)?$/ });

/** Runs the experiment of a lesson's step, to its end. */
export async function run(page) {
  await runButton(page).click();
  await page.locator(".lesson-step").getByRole("button", { name: "Run again" }).waitFor({ timeout: 4 * patience });
}

/** Where an error of the page itself would stand. */
export async function failure(page) {
  const failed = page.getByText("This view has failed.");
  return (await failed.count()) > 0 ? (await failed.first().locator("..").locator("..").innerText()) : null;
}

export async function codeOfView(page) {
  await page.getByRole("banner").getByRole("button", { name: "Code", exact: true }).click();
  const code = await page.getByLabel("Code of this view").innerText();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  return code.trim();
}
