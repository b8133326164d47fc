// The page as a whole: it opens without a network, its views can be reached and come back, and it looks as the reader wants it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, native, openPage } from "./chromium.mjs";

const views = ["One dyad", "A population", "Lessons", "Glossary", "About"];
let opened, page;
before(async () => {
  opened = await openPage();
  page = opened.page;
});
after(closeBrowser);

const nav = (name) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name });

test("the start says what this is and leads to every view", async () => {
  await assert.doesNotReject(page.getByRole("heading", { level: 1 }).waitFor());
  for (const name of ["Watch one baby", "Look at a population", "Take a lesson"]) {
    await page.getByRole("link", { name }).click();
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    await nav("Start").click();
  }
});

for (const name of views)
  test(`the view ${name} is reached, named in the title, marked in the list, and its heading has the focus`, async () => {
    await nav(name).click();
    const heading = page.getByRole("heading", { level: 1 });
    await heading.waitFor();
    assert.match(await page.title(), new RegExp(name));
    assert.equal(await nav(name).getAttribute("aria-current"), "page");
    assert.equal(await heading.evaluate((element) => element === document.activeElement), true);
  });

test("the browser's way back leads back", async () => {
  await nav("Glossary").click();
  await nav("About").click();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
});

test("the first stop of the keyboard skips to the content", async () => {
  const { page, close } = await openPage({ wait: false });
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: /skip to the content/i });
  assert.equal(await skip.evaluate((element) => element === document.activeElement), true);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => Boolean(document.activeElement?.closest("main"))), true);
  await close();
});

test("light and dark follow the system and the reader's choice", async () => {
  const paper = (of) => of.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const brightness = async (of) => (await paper(of)).match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  for (const [colorScheme, isDark] of [["light", false], ["dark", true]]) {
    const own = await openPage({ colorScheme, wait: false });
    assert.equal((await brightness(own.page)) < 110, isDark, `${colorScheme}: ${await paper(own.page)}`);
    await own.page.getByLabel("Appearance").selectOption(isDark ? "light" : "dark");
    assert.equal((await brightness(own.page)) < 110, !isDark);
    assert.deepEqual(own.wrong, []);
    await own.close();
  }
});

test("dotted words explain themselves and close with Escape", async () => {
  await nav("One dyad").click();
  const word = page.locator("main .term button").first();
  await word.click();
  assert.equal(await word.getAttribute("aria-expanded"), "true");
  const said = await page.locator("main .term .term-box").first().textContent();
  assert.ok(said.length > 20, said);
  await page.keyboard.press("Escape");
  assert.equal(await word.getAttribute("aria-expanded"), "false");
});

test("the glossary is searched, and every word of it has a meaning", async () => {
  await nav("Glossary").click();
  const terms = page.locator("main dl dt");
  const all = await terms.count();
  assert.ok(all >= 40, `${all} words`);
  for (const text of await page.locator("main dl dd").allTextContents()) assert.ok(text.trim().length > 15);
  await page.getByRole("searchbox").fill("secure");
  await page.waitForFunction((all) => document.querySelectorAll("main dl dt").length < all, all);
  assert.ok((await terms.count()) > 0);
  await page.getByRole("searchbox").fill("zzzz");
  await page.getByText(/no word fits/i).waitFor();
});

test("the page tells the program's version, and not to diagnose oneself or others", async () => {
  await nav("About").click();
  const version = (await native("--version")).match(/^dyad (\S+)/)[1];
  await page.getByText(`Dyad ${version}`).first().waitFor();
  await page.getByRole("heading", { name: /do not diagnose/i }).waitFor();
});

test("whoever wants less motion sees none that runs by itself", async () => {
  const calm = await openPage({ reducedMotion: "reduce" });
  for (const name of ["One dyad", "A population"]) {
    await calm.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name }).click();
    await calm.page.waitForTimeout(1500);
    const moving = await calm.page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running" && (one.effect?.getComputedTiming().duration ?? 0) > 50).map((one) => one.effect?.target?.className ?? ""));
    assert.deepEqual(moving, [], name);
  }
  assert.deepEqual(calm.wrong, []);
  await calm.close();
});

test("nothing was asked of a network, and nothing failed", () => assert.deepEqual(opened.wrong, []));
