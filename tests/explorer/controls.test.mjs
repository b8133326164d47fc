// Every control of every view is used, and none of them fails, is nameless or does nothing.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, openPage } from "./chromium.mjs";
import { useEveryControl } from "./controls.mjs";
import { failure, goTo, goToPart, parts, settled } from "./views.mjs";

after(closeBrowser);

/** What leads to another view or part; those ways have tests of their own. */
const leaves = /^(Open this life|Watch the Strange Situation|Print|All lessons|To the list of lessons|Begin|Go on|Open again|Watch one baby|Look at a population|Take a lesson|Infancy|Strange Situation|Life goes on|The story)\b/;

async function usesAll(view, { least, device } = {}, ways = async () => {}) {
  const one = await openPage(device ? { viewport: device } : {});
  const { page, wrong } = one;
  await ways(page);
  await settled(page);
  const check = async () => {
    const failed = await failure(page);
    if (failed) throw new Error(failed);
    if (wrong.length > 0) throw new Error(wrong.join("\n"));
  };
  const used = await useEveryControl(page, { leaves, check });
  await settled(page);
  await check();
  assert.ok(used.length >= least, `${view} has only ${used.length} controls: ${used.join("; ")}`);
  assert.match(await page.locator("main").innerText(), /\w/);
  await one.close();
}

for (const part of parts)
  test(`every control of one dyad, ${part}`, () => usesAll(part, { least: { Infancy: 20, "Strange Situation": 12, "Life goes on": 6, "The story": 2 }[part] }, (page) => goToPart(page, part)));

test("every control of a population", () =>
  usesAll("A population", { least: 20 }, async (page) => {
    await goTo(page, "A population");
    await page.getByLabel("People on the map").selectOption("100");
  }));

test("every control of the start, the glossary and the notes", async () => {
  await usesAll("Start", { least: 2 });
  await usesAll("Glossary", { least: 1 }, (page) => goTo(page, "Glossary"));
  await usesAll("About", { least: 0 }, (page) => goTo(page, "About"));
});

test("every control of the dialog of codes", async () => {
  const { page, wrong } = await openPage();
  await page.getByRole("banner").getByRole("button", { name: "Code", exact: true }).click();
  await page.getByRole("dialog").waitFor();  // a busy machine draws it a moment after the click
  const used = await useEveryControl(page, { scope: "dialog", leaves: /^Close$/ });
  assert.ok(used.length >= 5, `the dialog has only ${used.length} controls: ${used.join("; ")}`);
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.deepEqual(wrong, []);
});
