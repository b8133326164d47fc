// What is shown is what the command line gives: the command under a view makes the numbers of that view, person by person.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { closeBrowser, native, nativeCommand, openPage } from "./chromium.mjs";
import { goTo, goToPart, settled } from "./views.mjs";

let folder;
before(async () => void (folder = await mkdtemp(`${tmpdir()}/dyad-numbers-`)));
after(async () => {
  await closeBrowser();
  await rm(folder, { recursive: true, force: true });
});

/** Rows of a CSV text as objects; nothing here has a comma within quotes. */
function rowsOf(text) {
  const [head, ...rows] = text.trim().split(/\r?\n/).map((line) => line.split(","));
  return rows.map((row) => Object.fromEntries(head.map((name, k) => [name, row[k]])));
}

const commandOf = async (page) => (await page.locator("main pre").first().textContent()).trim();

async function csvOf(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).first().click()]);
  return rowsOf(await readFile(await download.path(), "utf8"));
}

test("everybody on the map is as in the results of the command below it", async () => {
  const one = await openPage(), { page } = one;
  await goTo(page, "A population");
  await page.getByLabel("People on the map").selectOption("100");
  await settled(page);
  const shown = await csvOf(page, /^Save CSV of: (The infants|Anxiety and avoidance)/);
  const shares = await csvOf(page, /^Save CSV of: Infants in the Strange Situation/);
  const file = `${folder}/map.h5`;
  await nativeCommand(await commandOf(page), "--out", file, "--force", "--quiet");
  const observed = rowsOf(await native("export", file, "--table", "observed", "--csv", "-"));
  const at = (person, months) => observed.find((row) => row.person === person && Math.abs(12 * Number(row.age) - months) < 0.6);
  assert.equal(shown.length, 100);
  const close = (shown, told) => (shown === "" ? assert.ok(told === undefined || !Number.isFinite(Number(told || NaN)), told) : assert.ok(Math.abs(Number(shown) - Number(told)) < 6e-5, `${shown} is not ${told}`));
  const counts = { A: 0, B: 0, C: 0, D: 0 };
  for (const row of shown) {
    const infant = at(row.person, 13);
    assert.equal(row.ssp_class, /^[ABCD]$/.test(infant?.ssp_class ?? "") ? infant.ssp_class : "not codable");
    if (row.ssp_class in counts) ++counts[row.ssp_class];
    for (const years of [18, 25, 60]) {
      const adult = at(row.person, 12 * years);
      close(row[`ecr_anxiety_${years}`], adult?.ecr_anxiety);
      close(row[`ecr_avoidance_${years}`], adult?.ecr_avoidance);
      assert.equal(row[`aai_class_${years}`], /^(F|Ds|E|U)$/.test(adult?.aai_class ?? "") ? adult.aai_class : "");
    }
  }
  const coded = Object.values(counts).reduce((sum, count) => sum + count);
  for (const letter of Object.keys(counts)) {
    const row = shares.find((one) => Object.values(one)[0].includes(`(${letter})`));
    assert.ok(Object.values(row).slice(1).some((value) => Math.abs(Number(value) - (100 * counts[letter]) / coded) < 1e-3), `${letter}: ${JSON.stringify(row)}`);
  }
  assert.deepEqual(one.wrong, []);
  await one.close();
});

test("a coder's scores of the Strange Situation that was watched are those of the command below it", async () => {
  const one = await openPage(), { page } = one;
  await goToPart(page, "Strange Situation");
  await settled(page);
  await page.getByLabel("Class, both reunions").selectOption("B");
  await page.getByRole("button", { name: "Compare with the coder" }).click();
  const rows = await page.locator("main table.dyad-sheet tbody tr").evaluateAll((all) => all.map((row) => [row.querySelector("th").firstChild.textContent.trim(), row.lastElementChild.textContent.trim()]));
  const told = Object.fromEntries(rows), months = Number(await page.getByLabel("On which day").inputValue());
  const person = await page.evaluate(async () => {
    const { engine } = globalThis.dyad;
    const command = document.querySelector("main pre").textContent;
    const settings = [...command.matchAll(/--set (?:'([^']*)'|(\S+))/g)].map((one) => one[1] ?? one[2]);
    for (const [, name, value] of command.matchAll(/--(families|seed) (\d+)/g)) settings.push(`run.${name}=${value}`);
    const watch = await engine.watch(command.match(/dyad run (\S+)/)[1], settings, 0);
    await engine.dropWatch(watch);
    return watch.child;
  });
  const file = `${folder}/situation.h5`;
  await nativeCommand(await commandOf(page), "--set", `'record.ages=[${months}]'`, "--out", file, "--force", "--quiet");
  const coder = rowsOf(await native("export", file, "--table", "observed", "--csv", "-")).find((row) => Number(row.person) === person);
  assert.equal(told.Class, coder.ssp_class);
  assert.ok(Math.abs(Number(told.Avoidance) - Number(coder.ssp_avoidance)) <= 0.051, `${told.Avoidance} is not ${coder.ssp_avoidance}`);
  assert.ok(Math.abs(Number(told.Resistance) - Number(coder.ssp_resistance)) <= 0.051);
  assert.ok(Math.abs(Number(told.Disorganization) - Number(coder.ssp_disorganization)) <= 0.051);
  assert.deepEqual(one.wrong, []);
  await one.close();
});
