// What is saved can be opened elsewhere: SVG that parses and needs nothing of the page, PNG with a size, CSV with rows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { closeBrowser, openPage } from "./chromium.mjs";
import { goTo, goToPart, settled } from "./views.mjs";

after(closeBrowser);

/** The file that a button gives. */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function isPicture(page, { name, bytes }) {
  assert.match(name, /^dyad_[a-z0-9_]+\.svg$/);
  const text = bytes.toString("utf8");
  const found = await page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, "image/svg+xml"), root = read.documentElement;
    return { error: read.querySelector("parsererror")?.textContent, name: root.tagName, marks: read.querySelectorAll("path, rect, circle, line, polyline, polygon").length, words: read.querySelectorAll("text").length, width: Number(root.getAttribute("width")) };
  }, text);
  assert.equal(found.error, undefined);
  assert.equal(found.name, "svg");
  assert.ok(found.marks > 2 && found.words > 1 && found.width > 100, JSON.stringify(found));
  assert.doesNotMatch(text, /var\(--|<script|href="?http/);
  assert.doesNotMatch(text, /NaN/);
}

function isBitmap({ name, bytes }) {
  assert.match(name, /^dyad_[a-z0-9_]+\.png$/);
  assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  assert.ok(bytes.readUInt32BE(16) > 200 && bytes.readUInt32BE(20) > 100, "the picture is too small");
  assert.ok(bytes.length > 2000, "nothing is drawn");
}

function isTable({ name, bytes }) {
  assert.match(name, /^dyad_[a-z0-9_]+\.csv$/);
  const [head, ...rows] = bytes.toString("utf8").trim().split("\r\n");
  const columns = head.split(",").length;
  assert.ok(columns >= 2 && rows.length >= 1, head);
  assert.match(rows.join("\n"), /\d/);
  assert.doesNotMatch(bytes.toString("utf8"), /NaN|undefined|\[object/);
}

async function savesAll(page, least) {
  const groups = page.locator("main").getByRole("group", { name: /^Save: / });
  const count = await groups.count();
  assert.ok(count >= least, `${count} figures can be saved`);
  for (let k = 0; k < count; ++k) {
    const group = groups.nth(k), buttons = group.getByRole("button");
    if (!(await group.isVisible())) continue;
    for (const format of await buttons.allInnerTexts()) {
      const file = await saved(page, group.getByRole("button", { name: new RegExp(`^Save ${format.trim()}`) }));
      if (format.trim() === "SVG") await isPicture(page, file);
      else if (format.trim() === "PNG") isBitmap(file);
      else isTable(file);
      await group.getByRole("status").filter({ hasText: `Saved as ${format.trim()}` }).waitFor();
    }
  }
}

async function tested(ways, least) {
  for (const colorScheme of ["light", "dark"]) {
    const one = await openPage({ colorScheme });
    await ways(one.page);
    await settled(one.page);
    await savesAll(one.page, least);
    assert.deepEqual(one.wrong, []);
    await one.close();
  }
}

test("what is learned in infancy", () =>
  tested(async (page) => {
    await goToPart(page, "Infancy");
    await page.getByRole("button", { name: "One month" }).click();
    await page.getByRole("button", { name: "One month" }).click();
  }, 1));
test("a life", () => tested((page) => goToPart(page, "Life goes on"), 1));
test("a population", () =>
  tested(async (page) => {
    await goTo(page, "A population");
    await page.getByLabel("People on the map").selectOption("100");
  }, 3));
