// Codes: one reproduces a view with its numbers, and whatever is wrong with one is explained.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { address, closeBrowser, openPage } from "./chromium.mjs";
import { codeOf, decode, defaults, encode } from "./codec.mjs";
import { codeOfView, failure, goTo, goToPart, predict, settled } from "./views.mjs";

after(closeBrowser);

/** Words that may differ between two openings: how long it took, and what a change had just done. */
const lasting = (words) => words.replace("Lived again from birth with this care.", "").replace(/\b\d+(\.\d+)? (ms|milliseconds|s|seconds)\b/g, "").replace(/\s+/g, " ").trim();

async function reproduces(arrange, after = async () => {}) {
  const first = await openPage();
  await arrange(first.page);
  const words = lasting(await settled(first.page)), code = await codeOfView(first.page);
  await first.page.waitForFunction((code) => location.hash === `#${code}`, code);
  const second = await openPage({ code });
  assert.equal(lasting(await settled(second.page)), words);
  assert.equal(await codeOfView(second.page), code);
  // The same by hand, with the signs as people write them.
  const third = await openPage();
  await third.page.getByLabel("A code, or an address that holds one").fill(` ${code.toLowerCase().replace(/-/g, " - ")} `);
  await third.page.getByRole("button", { name: "Open", exact: true }).click();
  assert.equal(lasting(await settled(third.page)), words);
  await after(first, second);
  for (const one of [first, second, third]) {
    assert.equal(await failure(one.page), null);
    assert.deepEqual(one.wrong, []);
    await one.close();
  }
}

test("a code reproduces a baby with its world and age", () =>
  reproduces(async (page) => {
    await goToPart(page, "Infancy");
    await page.getByRole("button", { name: "One month" }).click();
    await page.getByRole("button", { name: "One month" }).click();
    await page.getByRole("button", { name: "One day" }).click();
    await page.locator("main .slider input[type=range]").first().press("End");
  }));

test("a code reproduces a Strange Situation", () => reproduces((page) => goToPart(page, "Strange Situation")));
test("a code reproduces a life", () => reproduces((page) => goToPart(page, "Life goes on")));
test("a code reproduces a story", () => reproduces((page) => goToPart(page, "The story")));

test("a code reproduces a population, with the same digest", () =>
  reproduces(
    async (page) => {
      await goTo(page, "A population");
      await page.getByLabel("People on the map").selectOption("100");
      await page.getByLabel("Who cares, and how").selectOption({ index: 1 });
    },
    async (first, second) => {
      const digest = (page) =>
        page.evaluate(async () => {
          const command = document.querySelector("main pre").textContent.trim();
          const settings = [...command.matchAll(/--set (?:'([^']*)'|(\S+))/g)].map((one) => one[1] ?? one[2]);
          for (const [, name, value] of command.matchAll(/--(families|seed) (\d+)/g)) settings.push(`run.${name}=${value}`);
          const { engine } = globalThis.dyad, world = await engine.open(command.match(/dyad run (\S+)/)[1], settings);
          await engine.live(world);
          return [world.command, await engine.digest(world), (await engine.drop(world)) ?? ""].join(" ");
        });
      assert.equal(await digest(first.page), await digest(second.page));
    },
  ));

test("a code reproduces a lesson at its step, with the answer", () =>
  reproduces(async (page) => {
    await goTo(page, "Lessons");
    await page.getByRole("button", { name: /^Begin/ }).first().click();
    await page.getByRole("button", { name: /^Next/ }).click();
    await predict(page);
  }));

const good = codeOf("population", { seed: 77, settings: { "caregiving.sensitivity": 2 } });
const malformed = {
  "nothing at all": "",
  "a word": "hello",
  "its beginning alone": "D1-",
  "another version's": good.replace("D1", "D7"),
  "a sign too few": good.slice(0, -3),
  "one sign changed": good.replace(/.$/, (sign) => (sign === "7" ? "8" : "7")),
  "two signs exchanged": good.replace(/-(.*?)([^-])(?!\2)([^-])(?=.*-)/, "-$1$3$2"),
  "a sign that no code has": `${good.slice(0, 7)}*${good.slice(8)}`,
  "far too long": `D1-${"ABCDE-".repeat(9000)}`,
  "a script": "D1-<script>alert(1)</script>",
  "another writing": "D1-ПРИВЕТ",
};
const impossible = {
  "a setting out of its range": encode({ ...defaults("population"), settings: { "caregiving.sensitivity": 99 } }),
  "a setting that is no number": encode({ ...defaults("population"), settings: { "caregiving.sensitivity": "much" } }),
  "a fraction where whole numbers are wanted": encode({ ...defaults("dyad"), settings: { "plasticity.schedule": 1.5 } }),
  "a parameter that does not exist": encode({ ...defaults("dyad"), settings: { "caregiving.kindness": 1 } }),
  "a scenario that does not exist": encode({ ...defaults("population"), scenario: "utopia" }),
  "too many families": encode({ ...defaults("population"), families: 1e9 }),
  "no family": encode({ ...defaults("population"), families: 0 }),
  "a seed below nought": encode({ ...defaults("population"), seed: -1 }),
  "an age beyond all ages": encode({ ...defaults("dyad"), age: 1e6 }),
  "a lesson's step that is none": encode({ ...defaults("lessons"), lesson: { id: "1", step: 1e4, answers: {} } }),
};

for (const [what, code] of Object.entries({ ...malformed, ...impossible }))
  test(`a code with ${what} is explained in a sentence, in the field and in the address`, async () => {
    const typed = await openPage();
    await typed.page.getByLabel("A code, or an address that holds one").fill(code);
    await typed.page.getByRole("button", { name: "Open", exact: true }).click();
    const said = (await typed.page.getByRole("alert").filter({ hasText: /\w/ }).first().innerText()).trim();
    assert.match(said, /^\S.{20,400}[.]$/s, said);
    assert.equal(await failure(typed.page), null);
    assert.deepEqual(typed.wrong, []);
    await typed.close();
    if (!code) return;
    const addressed = await openPage({ code: code.replace(/[<>\s]/g, encodeURIComponent) });
    await addressed.page.getByRole("heading", { level: 1 }).waitFor();
    await addressed.page.getByRole("alert").filter({ hasText: /\w.{20}/ }).first().waitFor();
    assert.equal(await failure(addressed.page), null);
    assert.deepEqual(addressed.wrong, []);
    await addressed.close();
  });

test("codes are read back as they were made, whatever they hold", () => {
  const state = { ...defaults("dyad"), scenario: "three_generations", seed: 4294967295, families: 5000, baby: 12, age: 17, part: "life", settings: { "plasticity.adult_floor": 0.002, "run.years": 40 }, choices: { partner: "secure", note: "ä–ß" }, lesson: { id: "7", step: 3, answers: { p: "1" } } };
  const read = decode(encode(state), null);
  assert.deepEqual(read.state, state);
});

test("what the engine refuses is a sentence in the view", async () => {
  const one = await openPage({ code: codeOf("dyad", { settings: { "record.nonsense": 3 } }) });
  const alert = one.page.locator("main").getByRole("alert").filter({ hasText: /\w/ }).first();
  await alert.waitFor();
  const said = await alert.innerText();
  assert.match(said, /record\.nonsense/);
  assert.doesNotMatch(said, /undefined|NaN|\[object|Error:/);
  assert.equal(await failure(one.page), null);
  assert.deepEqual(one.wrong, []);
  await one.close();
});

test("an address that is changed by hand opens its code, and a broken one is explained", async () => {
  const one = await openPage();
  await one.page.evaluate((code) => void (location.hash = code), codeOf("glossary"));
  await one.page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
  await one.page.evaluate(() => void (location.hash = "D1-WRONG"));
  await one.page.getByRole("alert").filter({ hasText: /code/ }).first().waitFor();
  assert.ok(address("x").endsWith("#x"));
  assert.deepEqual(one.wrong, []);
});

test("everyone of a class has a different baby of the same world", async () => {
  const code = codeOf("dyad", { seed: 3 });
  const said = new Set();
  for (const number of ["1", "2"]) {
    const one = await openPage();
    await one.page.getByRole("banner").getByRole("button", { name: "Code", exact: true }).click();
    const dialog = one.page.getByRole("dialog");
    await dialog.getByLabel("A code, or an address that holds one").fill(code);
    await dialog.getByLabel(/baby's number/).fill(number);
    await dialog.getByRole("button", { name: "Open", exact: true }).click();
    await one.page.getByRole("heading", { level: 1, name: "One dyad" }).waitFor();
    await one.page.getByRole("button", { name: "One month" }).click();
    said.add(lasting(await settled(one.page)));
    assert.deepEqual(one.wrong, []);
    await one.close();
  }
  assert.equal(said.size, 2);
});
