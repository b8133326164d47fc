// Whole tasks by keyboard alone: Tab, Enter, Space, arrows and Escape; and one always sees where one is.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, openPage, patience } from "./chromium.mjs";
import { failure, settled } from "./views.mjs";

after(closeBrowser);

/** Where the focus is: what it is called, and whether one can see it there. */
const place = (page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    const label = here.getAttribute("aria-label") || [...(here.labels ?? [])].map((one) => one.textContent).join(" ") || here.textContent || "";
    // Shown at itself, at what stretches it over a card, or at what is drawn in its place.
    const near = [here, here.parentElement, here.parentElement?.parentElement, here.nextElementSibling].filter(Boolean);
    const styles = [...near.map((one) => getComputedStyle(one)), getComputedStyle(here, "::after"), getComputedStyle(here, "::before")];
    const shown = styles.some((style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
    const box = here.getBoundingClientRect();
    return { name: label.replace(/\s+/g, " ").trim(), tag: here.tagName.toLowerCase(), kind: here.type ?? "", shown, inWindow: box.bottom > 0 && box.top < innerHeight, hidden: here.closest("[aria-hidden=true]") !== null };
  });

/** Presses Tab until the focus is on what is called so; every stop on the way must be seen. */
async function tabTo(page, name, most = 250) {
  const passed = [];
  for (let k = 0; k < most; ++k) {
    await page.keyboard.press("Tab");
    const here = await place(page);
    if (!here || /^h[1-3]$/.test(here.tag)) continue; // a heading to which the page took the reader
    assert.ok(here.name, `a ${here.tag} without a name has the focus, after ${passed.at(-1)}`);
    assert.ok(here.shown, `one does not see that the focus is on ${here.tag} "${here.name.slice(0, 60)}"`);
    assert.ok(here.inWindow, `the focus is outside the window, on "${here.name.slice(0, 60)}"`);
    assert.ok(!here.hidden, `the focus is on what is hidden from readers of screens, "${here.name.slice(0, 60)}"`);
    if (name.test(here.name)) return here;
    passed.push(here.name.slice(0, 30));
  }
  throw new Error(`${name} cannot be reached with Tab; stops were ${passed.join(" | ")}`);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

async function done(one) {
  assert.equal(await failure(one.page), null);
  assert.deepEqual(one.wrong, []);
  await one.close();
}

test("a baby with a rejecting caregiver is watched into its Strange Situation, coded and compared", async () => {
  const one = await openPage(), { page } = one;
  await tabTo(page, /^Watch one baby/);
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "One dyad" }).waitFor();
  await tabTo(page, /^rejecting/i);
  await press(page, "Enter");
  await tabTo(page, /^One month$/);
  for (let month = 0; month < 13; ++month) await press(page, "Enter");
  await page.getByText(/1 year|13 months/).first().waitFor();
  await settled(page);
  await tabTo(page, /^Watch the Strange Situation$/);
  await press(page, "Enter");
  await page.getByRole("heading", { level: 2, name: "Strange Situation" }).waitFor();
  await settled(page);
  await tabTo(page, /^Next episode$/);
  for (let episode = 0; episode < 7; ++episode) await press(page, "Enter");
  await page.getByText("Episode 8 of 8").first().waitFor();
  await tabTo(page, /^Avoidance, episode 5/);
  await press(page, "ArrowDown", "ArrowDown");
  await tabTo(page, /^Class\b/);
  await press(page, "ArrowDown");
  await tabTo(page, /^Compare with the coder$/);
  await press(page, "Enter");
  await page.getByText(/coder (gave|agree)|You and the coder/).first().waitFor();
  await done(one);
});

test("a person is found on the map, and its life opened", async () => {
  const one = await openPage(), { page } = one;
  await tabTo(page, /^A population$/);
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "A population" }).waitFor();
  await tabTo(page, /^People on the map$/);
  await press(page, "Home");
  await settled(page);
  await page.locator("main [role=application]").focus();
  await press(page, "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp");
  await tabTo(page, /^Open this life/);
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "One dyad" }).waitFor();
  await settled(page);
  await done(one);
});

test("a lesson is taken from its first step to the end of its first run", async () => {
  const one = await openPage(), { page } = one;
  await tabTo(page, /^Take a lesson/);
  await press(page, "Enter");
  await tabTo(page, /^Begin/);
  await press(page, "Enter");
  await tabTo(page, /^Next/);
  await press(page, "Enter");
  const guess = await tabTo(page, /./).then(async (here) => (here.kind === "radio" || here.kind === "range" ? here : tabTo(page, /./)));
  await press(page, guess.kind === "range" ? "ArrowRight" : "Space");
  await page.getByText(/Your prediction:/).first().waitFor();
  await tabTo(page, /^Next/);
  await press(page, "Enter");
  await tabTo(page, /^Run( the experiment)?$/);
  await press(page, "Enter");
  await page.getByRole("button", { name: /^Run again/ }).waitFor({ timeout: 4 * patience });
  await done(one);
});

test("a code is opened, and the dialog keeps the focus until it is closed", async () => {
  const one = await openPage(), { page } = one;
  await tabTo(page, /^Code$/);
  await press(page, "Enter");
  await page.getByRole("dialog").waitFor();
  for (let k = 0; k < 20; ++k) {
    await press(page, "Tab");
    assert.equal(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement?.closest("dialog"))), true);
  }
  await press(page, "Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal((await place(page))?.name, "Code");
  await done(one);
});

test("sliders answer to every key that sliders have, and say what they are at", async () => {
  const one = await openPage(), { page } = one;
  await tabTo(page, /^One dyad$/);
  await press(page, "Enter");
  await page.getByRole("heading", { level: 1, name: "One dyad" }).waitFor();
  await settled(page);
  const slider = page.locator("main .slider input[type=range]").first();
  await slider.focus();
  const said = [];
  for (const key of ["Home", "ArrowRight", "PageUp", "End", "ArrowLeft", "PageDown"]) {
    await press(page, key);
    said.push(await slider.getAttribute("aria-valuetext"));
  }
  assert.equal(new Set(said).size, said.length, said.join(" | "));
  await done(one);
});

test("what changes is said politely to readers of screens", async () => {
  const one = await openPage(), { page } = one;
  const heard = () => page.evaluate(() => [...document.querySelectorAll("[role=status], [aria-live=polite]")].map((element) => element.textContent?.trim()).filter(Boolean).join(" | "));
  await tabTo(page, /^One dyad$/);
  await press(page, "Enter");
  await settled(page);
  const before = await heard();
  await tabTo(page, /^One month$/);
  await press(page, "Enter");
  await page.waitForFunction((before) => [...document.querySelectorAll("[role=status]")].map((element) => element.textContent?.trim()).filter(Boolean).join(" | ") !== before, before);
  assert.match(await heard(), /\w{3}/);
  await done(one);
});
