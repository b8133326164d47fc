// axe-core finds nothing to complain of: in every view, part, lesson step and dialog, light and dark, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { axeSource, closeBrowser, devices, openPage } from "./chromium.mjs";
import { failure, goTo, goToPart, nav, parts, predict, run, settled } from "./views.mjs";

after(closeBrowser);
const axe = readFileSync(axeSource(), "utf8");

/** What axe has to say, one line for each fault and element. */
async function faults(page) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id} (${one.help}): ${node.target.join(" ")} ${node.failureSummary?.replace(/\s+/g, " ").slice(0, 300)}`)).slice(0, 12);
  });
}

async function clean(page, place) {
  assert.deepEqual(await faults(page), [], place);
  assert.equal(await failure(page), null);
}

const openAll = (page) => page.evaluate(() => document.querySelectorAll("main details").forEach((one) => (one.open = true)));

const ways = [
  ["Start", (page) => nav(page, "Start").click()],
  ...["Glossary", "About", "Lessons", "A population"].map((view) => [view, (page) => goTo(page, view)]),
  ...parts.map((part) => [part, (page) => goToPart(page, part)]),
];

for (const colorScheme of ["light", "dark"])
  for (const [device, viewport] of Object.entries({ desktop: devices.desktop, phone: devices.phone }))
    test(`views, ${colorScheme}, ${device}`, async () => {
      const one = await openPage({ colorScheme, viewport });
      for (const [place, way] of ways) {
        await way(one.page);
        await settled(one.page);
        await clean(one.page, place);
        await openAll(one.page);
        await clean(one.page, `${place}, everything opened`);
      }
      assert.deepEqual(one.wrong, []);
      await one.close();
    });

test("a baby of some months, its twin beside it, and the coding of its Strange Situation", async () => {
  const one = await openPage();
  await goToPart(one.page, "Infancy");
  await one.page.getByRole("button", { name: "Add “What if?”" }).click();
  await one.page.getByRole("button", { name: "One month" }).click();
  await settled(one.page);
  await clean(one.page, "the twin");
  await goToPart(one.page, "Strange Situation");
  await settled(one.page);
  await one.page.getByLabel("Class, both reunions").selectOption("B");
  await one.page.getByRole("button", { name: "Compare with the coder" }).click();
  await one.page.getByRole("button", { name: "And what is true of this baby?" }).click();
  await settled(one.page);
  await clean(one.page, "the coding sheet");
  await one.close();
});

test("a person of the population, chosen", async () => {
  const one = await openPage();
  await goTo(one.page, "A population");
  await one.page.getByLabel("People on the map").selectOption("100");
  await settled(one.page);
  await one.page.getByRole("button", { name: "Draw somebody" }).click();
  await settled(one.page);
  await clean(one.page, "the person");
  await one.close();
});

for (const colorScheme of ["light", "dark"])
  test(`dialogs, messages and dotted words, ${colorScheme}`, async () => {
    const one = await openPage({ colorScheme });
    await one.page.getByRole("banner").getByRole("button", { name: "Code", exact: true }).click();
    await clean(one.page, "the dialog of codes");
    await one.page.getByRole("dialog").getByLabel("A code, or an address that holds one").fill("D1-WRONG");
    await one.page.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
    await clean(one.page, "a wrong code");
    await one.page.keyboard.press("Escape");
    await goToPart(one.page, "Infancy");
    await one.page.locator("main .term button").first().click();
    await clean(one.page, "a dotted word, open");
    await one.page.evaluate(() => void (location.hash = "D1-WRONG"));
    await one.page.getByRole("alert").filter({ hasText: /code/ }).first().waitFor();
    await clean(one.page, "a message");
    await one.close();
  });

for (const colorScheme of ["light", "dark"])
  test(`every step of every lesson, its sheet and its key, ${colorScheme}`, async () => {
    const one = await openPage({ colorScheme });
    const { page } = one;
    await goTo(page, "Lessons");
    const count = await page.locator(".lesson-card").count();
    for (let k = 0; k < count; ++k) {
      const card = page.locator(".lesson-card").nth(k);
      await card.getByRole("button", { name: /^(Begin|Go on|Open again)/ }).click();
      const steps = page.getByRole("navigation", { name: "Steps of the lesson" }).getByRole("button");
      for (let at = 0; at < (await steps.count()); ++at) {
        await steps.nth(at).click();
        if (at === 1) await predict(page);
        // One run of each lesson with its pictures; the others have the same kinds of them.
        if (at === 2) await run(page);
        await openAll(page);
        await clean(page, `lesson ${k + 1}, step ${at + 1}`);
      }
      await page.getByRole("button", { name: "Sheet to print" }).click();
      await clean(page, `lesson ${k + 1}, sheet`);
      await page.getByRole("button", { name: "All lessons" }).click();
    }
    await page.locator(".lesson-card").first().getByRole("button", { name: /^Answer key/ }).click();
    await page.getByRole("heading", { name: "Notes for teaching" }).waitFor({ timeout: 240_000 });
    await clean(page, "an answer key");
    assert.deepEqual(one.wrong, []);
    await one.close();
  });
