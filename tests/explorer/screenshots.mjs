// Pictures of every view and part, to be looked at: desktop, tablet and phone, light and dark, in build/explorer_screenshots/.
// usage: node tests/explorer/screenshots.mjs [WORD…]    only pictures whose name holds one of the words
import { mkdirSync } from "node:fs";
import { closeBrowser, devices, openPage, root } from "./chromium.mjs";
import { goTo, goToPart, predict, run, settled } from "./views.mjs";

const folder = process.env.DYAD_SCREENSHOTS || `${root}/build/explorer_screenshots`;
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const press = (page, name) => page.locator("main").getByRole("button", { name }).first().click();

async function lessonAt(page, step) {
  await goTo(page, "Lessons");
  await press(page, /^(Begin|Go on|Open again)/);
  await page.getByRole("navigation", { name: "Steps of the lesson" }).getByRole("button").nth(step).click();
}

const places = {
  start: async () => {},
  infancy: (page) => goToPart(page, "Infancy"),
  infancy_9_months: async (page) => {
    await goToPart(page, "Infancy");
    for (let month = 0; month < 9; ++month) await press(page, "One month");
  },
  infancy_twin: async (page) => {
    await goToPart(page, "Infancy");
    await press(page, "Add “What if?”");
    await press(page, /^rejecting/i);
    for (let month = 0; month < 6; ++month) await press(page, "One month");
  },
  situation: (page) => goToPart(page, "Strange Situation"),
  situation_coded: async (page) => {
    await goToPart(page, "Strange Situation");
    await settled(page);
    await page.getByLabel("Class, both reunions").selectOption("B");
    await press(page, "Compare with the coder");
    await press(page, "And what is true of this baby?");
  },
  life: (page) => goToPart(page, "Life goes on"),
  story: (page) => goToPart(page, "The story"),
  population: (page) => goTo(page, "A population"),
  population_adults: async (page) => {
    await goTo(page, "A population");
    await settled(page);
    await page.getByLabel("Age of everybody on the map").press("End");
    await page.waitForTimeout(1500);
    await press(page, "Draw somebody");
  },
  lessons: (page) => goTo(page, "Lessons"),
  lesson_read: (page) => lessonAt(page, 0),
  lesson_predict: (page) => lessonAt(page, 1),
  lesson_run: async (page) => {
    await lessonAt(page, 1);
    await predict(page);
    await press(page, /^Next/);
    await run(page);
  },
  lesson_sheet: async (page) => {
    await goTo(page, "Lessons");
    await press(page, /^Sheet/);
  },
  lesson_key: async (page) => {
    await goTo(page, "Lessons");
    await press(page, /^Answer key/);
    await page.getByRole("heading", { name: "Notes for teaching" }).waitFor({ timeout: 240_000 });
  },
  glossary: (page) => goTo(page, "Glossary"),
  about: (page) => goTo(page, "About"),
  code: (page) => page.getByRole("banner").getByRole("button", { name: "Code", exact: true }).click(),
};

for (const [device, viewport] of Object.entries(devices))
  for (const colorScheme of ["light", "dark"])
    for (const [place, way] of Object.entries(places)) {
      const name = `${device}_${colorScheme}_${place}`;
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      const one = await openPage({ viewport, colorScheme });
      try {
        await way(one.page);
        await settled(one.page);
        await one.page.screenshot({ path: `${folder}/${name}.png`, fullPage: place !== "code" });
        console.log(`${name}.png${one.wrong.length ? `: ${one.wrong.join("; ")}` : ""}`);
      } catch (error) {
        console.log(`${name}: FAILED: ${error.message.split("\n")[0]}`);
      }
      await one.close();
    }
await closeBrowser();
