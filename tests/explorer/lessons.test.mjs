// All ten lessons, from first to last step, with their sheets and answer keys.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, openPage, patience } from "./chromium.mjs";
import { useEveryControl } from "./controls.mjs";
import { failure, goTo, predict, run, runButton, wordsOf } from "./views.mjs";

const number = 10;
let opened, page;
before(async () => {
  opened = await openPage();
  page = opened.page;
  await goTo(page, "Lessons");
});
after(closeBrowser);

const sound = async () => {
  assert.equal(await failure(page), null);
  assert.deepEqual(opened.wrong, []);
  assert.doesNotMatch(await wordsOf(page), /\bNaN\b|undefined|\[object|Infinity/);
};
const cards = () => page.locator(".lesson-card");
/** The list, wherever one is. */
async function toList() {
  await goTo(page, "Lessons");
  const back = page.getByRole("button", { name: "All lessons" });
  if ((await back.count()) > 0) await back.click();
  await cards().first().waitFor();
}
const next = () => page.getByRole("button", { name: /^Next/ });

test("there are ten lessons, each with a title, its minutes, a sheet and a key", async () => {
  assert.equal(await cards().count(), number);
  for (const words of await cards().allInnerTexts()) assert.match(words, /1\d minutes|20 minutes/);
});

async function runs() {
  await run(page);
  assert.equal(await page.locator(".lesson-step progress").count(), 0);
  assert.ok((await page.locator(".lesson-step figure").count()) > 0, "no picture");
  assert.match(await page.locator(".lesson-step").innerText(), /\d/);
  assert.match(await page.locator(".lesson-step pre").first().textContent(), /^dyad run /);
}

for (let k = 0; k < number; ++k)
  test(`lesson ${k + 1}: predict, run, explain, transfer, to its end`, async () => {
    await toList();
    const title = (await cards().nth(k).getByRole("heading").innerText()).replace(/^\s*\d+\s*/, "");
    await cards().nth(k).getByRole("button", { name: /^(Begin|Go on|Open again)/ }).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    const steps = await page.getByRole("navigation", { name: "Steps of the lesson" }).getByRole("button").allInnerTexts();
    assert.ok(steps.length >= 5, steps.join(", "));
    const said = [];
    for (let at = 0; at < steps.length; ++at) {
      const name = steps[at].replace(/^\s*\d+\s*/, "").trim();
      said.push(name);
      if (name === "Predict") {
        await next().click(); // nothing can be run before there is an answer
        assert.equal(await runButton(page).count(), 0);
        await page.getByRole("button", { name: "Go to the prediction" }).click();
        await predict(page);
      } else if (name.startsWith("Run")) await runs();
      else if (name !== "Read") {
        await page.getByRole("textbox").fill("My own words.");
        await page.getByRole("button", { name: /model/ }).click();
        const model = await page.locator(".model").innerText();
        assert.ok(model.length > 100, model);
        if (name === "Explain") assert.match(model, /\d/, "the model answer cites no number");
      }
      await sound();
      if (at + 1 < steps.length) await next().click();
    }
    assert.deepEqual([said[0], said[1], ...said.slice(-2)], ["Read", "Predict", "Explain", "Transfer"]);
    await page.getByRole("button", { name: "To the list of lessons" }).click();
    assert.match(await cards().nth(k).innerText(), /done|last step/);
  });

for (let k = 0; k < number; ++k)
  test(`lesson ${k + 1}: a sheet without answers, and a key whose numbers the engine makes`, async () => {
    await toList();
    await cards().nth(k).getByRole("button", { name: /^Sheet/ }).click();
    const sheet = await wordsOf(page);
    assert.match(sheet, /Goals[\s\S]*Predict[\s\S]*Run[\s\S]*Explain[\s\S]*Transfer/);
    await sound();
    await page.getByRole("button", { name: "All lessons" }).click();
    await cards().nth(k).getByRole("button", { name: /^Answer key/ }).click();
    await page.getByRole("heading", { name: "Notes for teaching" }).waitFor({ timeout: 6 * patience });
    assert.match(await wordsOf(page), /Predict[\s\S]*Run[\s\S]*Explain[\s\S]*\d[\s\S]*Transfer[\s\S]*Notes for teaching/);
    await sound();
    await page.getByRole("button", { name: "All lessons" }).click();
  });

test("every control of a lesson's steps", async () => {
  await toList();
  await cards().first().getByRole("button", { name: /^(Begin|Go on|Open again)/ }).click();
  const steps = page.getByRole("navigation", { name: "Steps of the lesson" }).getByRole("button");
  for (let at = 0; at < (await steps.count()); ++at) {
    await steps.nth(at).click();
    await useEveryControl(page, { scope: ".lesson-step", leaves: /^(Go to|Stop|Look|Open|Watch|See)/, check: sound });
  }
});

test("another seed gives other numbers, and the same seed the same again", async () => {
  await toList();
  await cards().first().getByRole("button", { name: /^(Begin|Go on|Open again)/ }).click();
  await page.getByRole("navigation", { name: "Steps of the lesson" }).getByRole("button", { name: /Run/ }).first().click();
  const sentences = [];
  for (const seed of ["11", "12", "11"]) {
    if (!(await page.getByLabel("Seed").isVisible())) await page.getByText("Other people of the same world").click();
    await page.getByLabel("Seed").fill(seed);
    await page.getByLabel("Seed").press("Tab");
    await run(page);
    sentences.push(await page.locator(".lesson-step figure").first().innerText());
  }
  assert.notEqual(sentences[0], sentences[1]);
  assert.equal(sentences[0], sentences[2]);
});
