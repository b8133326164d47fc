// The page and the command line agree to the last bit: the same digest of the same results, for every part of the model.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { after, before, test } from "node:test";
import { closeBrowser, native, nativeCommand, openPage } from "./chromium.mjs";

const small = ["run.families=8", "run.seed=5"];
/** What is compared: a sentence, a scenario, and settings. */
const configurations = [
  ["infancy of ordinary families", "baseline", ["run.families=40", "run.seed=1"]],
  ["infancy with other luck", "baseline", ["run.families=40", "run.seed=4294967295"]],
  ["infancy in several communities", "baseline", ["run.families=30", "run.community=7"]],
  ["infancy, world-wide", "global", ["run.families=30", "run.seed=2"]],
  ["a sensitive caregiver", "sensitive", small],
  ["a rejecting caregiver", "rejecting", small],
  ["an inconsistent caregiver", "inconsistent", small],
  ["a frightening caregiver", "frightening", small],
  ["two parents", "two_parents", small],
  ["twins", "twins", small],
  ["susceptibility to the good and the bad", "differential_susceptibility", small],
  ["a whole life", "life_course", ["run.families=6", "run.seed=7"]],
  ["whole lives, followed month by month", "life_course", ["run.families=4", "record.lives=4"]],
  ["three generations", "three_generations", ["run.families=4", "run.seed=3"]],
  ["a grandmother in every family", "grandparent", small],
  ["therapy, by its dose", "therapy_dose", small],
  ["therapy, by its order", "therapy_sequence", small],
  ["somatic therapy", "somatic", small],
  ["an institution", "institution", small],
  ["from an institution into a family", "foster_placement", small],
  ["adoption", "adoption", small],
  ["a loss", "loss", small],
  ["a divorce", "divorce", small],
  ["a mentor", "mentor", small],
  ["never too late", "never_too_late", small],
  ["yoked infants", "baseline", ["run.families=24", "yoking.share=0.5"]],
  ["children exchanged at birth", "life_course", ["run.families=8", "placement.exchange=1"]],
  ["whole lives in several communities", "life_course", ["run.families=8", "run.community=2"]],
  ...[0.002, 0.01, 0.06, 0.1, 0.3, 1].map((floor) => [`plasticity with a floor of ${floor}`, "life_course", ["run.families=4", `plasticity.adult_floor=${floor}`]]),
  ...[1, 2, 3].map((schedule) => [`plasticity by schedule ${schedule}`, "life_course", ["run.families=4", `plasticity.schedule=${schedule}`]]),
];

let folder, opened;
before(async () => {
  folder = await mkdtemp(`${tmpdir()}/dyad-bits-`);
  opened = await openPage();
});
after(async () => {
  await closeBrowser();
  await rm(folder, { recursive: true, force: true });
});

async function digestInPage(scenario, settings) {
  return opened.page.evaluate(async ([scenario, settings]) => {
    const { engine } = globalThis.dyad;
    const world = await engine.open(scenario, settings);
    try {
      await engine.live(world);
      return { command: world.command, digest: await engine.digest(world) };
    } finally {
      await engine.drop(world);
    }
  }, [scenario, settings]);
}

for (const [name, scenario, settings] of configurations)
  test(`${name}: ${scenario} ${settings.join(" ")}`, async () => {
    const inPage = await digestInPage(scenario, settings);
    assert.match(inPage.digest, /^[0-9a-f]{32}$/);
    const asked = `${folder}/asked.h5`, told = `${folder}/told.h5`;
    await native("run", scenario, ...settings.flatMap((one) => ["--set", one]), "--out", asked, "--force", "--quiet");
    assert.equal(inPage.digest, JSON.parse(await native("info", asked, "--json")).digest);
    // So does the command that the page shows.
    await nativeCommand(inPage.command, "--out", told, "--force", "--quiet");
    assert.equal(inPage.digest, JSON.parse(await native("info", told, "--json")).digest, inPage.command);
  });

test("a life is told in the page as the command line tells it", async () => {
  const told = await opened.page.evaluate(async () => {
    const { engine } = globalThis.dyad;
    const world = await engine.open("life_course", ["run.families=12", "run.seed=4", "record.lives=12"]);
    await engine.live(world);
    const person = await engine.personLike(world, "secure infant");
    const story = await engine.story(world, person);
    await engine.drop(world);
    return { command: world.command, person, text: story.chapters.map((chapter) => [chapter.title, ...chapter.sentences.map((one) => one.text)].join(" ")).join(" ") };
  });
  const file = `${folder}/story.h5`;
  await nativeCommand(told.command, "--out", file, "--force", "--quiet");
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const native_ = words(await native("story", "--from", file, "--person", String(told.person)));
  for (const sentence of told.text.match(/[^.]+\.(?= |$)/g)) assert.ok(native_.includes(words(sentence)), `the command line does not say: ${sentence}`);
});

test("a baby that is watched is assessed as in a run that nobody watches", async () => {
  const seen = await opened.page.evaluate(async () => {
    const { engine } = globalThis.dyad;
    const watch = await engine.watch("baseline", ["run.families=12", "run.seed=3"], 2);
    for (let month = 0; month < 13; ++month) {
      await engine.passDays(watch, 30);
      await engine.assess(watch); // often, so that an assessment that left a trace would be noticed
    }
    const { observed, latent } = await engine.assess(watch);
    await engine.dropWatch(watch);
    return { command: watch.command, child: watch.child, observed, latent };
  });
  const file = `${folder}/watched.h5`;
  await nativeCommand(seen.command, "--out", file, "--force", "--quiet");
  for (const table of ["observed", "latent"]) {
    const [head, ...rows] = (await native("export", file, "--table", table, "--csv", "-")).trim().split("\n").map((line) => line.split(","));
    const at = (row, name) => row[head.indexOf(name)];
    const row = rows.find((one) => Number(at(one, "person")) === seen.child && Math.round(12 * Number(at(one, "age"))) === 13);
    assert.ok(row, `${table} has no row of this child`);
    let compared = 0;
    for (const [name, value] of Object.entries(seen[table]))
      if (name !== "wave" && head.includes(name) && typeof value === "number" && /^-?[\d.e+-]+$/.test(at(row, name) ?? "")) {
        assert.equal(Math.fround(value), Math.fround(Number(at(row, name))), name);
        ++compared;
      }
    assert.ok(compared > 10, `${table}: only ${compared} scores were compared`);
  }
});

test("at least twenty configurations were compared, and nothing was asked of a network", () => {
  assert.ok(configurations.length >= 20);
  assert.deepEqual(opened.wrong, []);
});

test("another seed has another digest, so that equal ones say something", async () => {
  const one = await digestInPage("baseline", ["run.families=5", "run.seed=1"]), other = await digestInPage("baseline", ["run.families=5", "run.seed=2"]);
  assert.notEqual(one.digest, other.digest);
});
