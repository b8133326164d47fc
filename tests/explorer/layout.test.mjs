// Small screens and large letters: nothing is cut off, and nobody has to scroll sideways.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, devices, openPage } from "./chromium.mjs";
import { failure, goTo, goToPart, nav, parts, settled } from "./views.mjs";

after(closeBrowser);

const places = [
  ...["Start", "Glossary", "About", "Lessons", "A population"].map((view) => [view, (page) => (view === "Start" ? nav(page, view).click() : goTo(page, view))]),
  ...parts.map((part) => [part, (page) => goToPart(page, part)]),
  ["a lesson", async (page) => {
    await goTo(page, "Lessons");
    await page.getByRole("button", { name: /^(Begin|Go on)/ }).first().click();
  }],
];

/** What reaches beyond the window, unless something around it scrolls on its own. */
const beyond = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const scrolls = (element) => element && element !== document.body && (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > wide + 1 && !scrolls(element.parentElement))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className}: ${Math.round(element.getBoundingClientRect().right)} > ${wide}`)
      .slice(0, 5)
      .concat(`the page is ${document.documentElement.scrollWidth} wide`);
  });

/** Widths in css pixels: a phone held upright, a window of 1280 at 200 % and at 400 %, a tablet. */
const windows = { "320 px": { width: 320, height: 640 }, "200 % of 1280": { width: 640, height: 400 }, phone: devices.phone, tablet: devices.tablet };

for (const [name, viewport] of Object.entries(windows))
  test(`no view has to be scrolled sideways: ${name}`, async () => {
    const one = await openPage({ viewport });
    for (const [place, ways] of places) {
      await ways(one.page);
      await settled(one.page);
      assert.deepEqual(await beyond(one.page), [], place);
      assert.equal(await failure(one.page), null);
    }
    assert.deepEqual(one.wrong, []);
    await one.close();
  });

test("letters of twice the size fit too", async () => {
  const one = await openPage();
  const client = await one.context.newCDPSession(one.page);
  await client.send("Page.enable");
  await client.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
  for (const [place, ways] of places) {
    await ways(one.page);
    await settled(one.page);
    assert.deepEqual(await beyond(one.page), [], place);
  }
  await one.close();
});

test("what is to be touched on a phone is large enough", async () => {
  const one = await openPage({ viewport: devices.phone, hasTouch: true });
  for (const [place, ways] of places) {
    await ways(one.page);
    await settled(one.page);
    const small = await one.page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, summary")]
        .filter((element) => element.checkVisibility() && !element.closest(".term, .hidden-text, p, label"))
        .map((element) => [element, element.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.height < 23.5 || box.width < 23.5)) // 24 px: WCAG 2.2, 2.5.8
        .map(([element, box]) => `${element.tagName.toLowerCase()} "${element.textContent?.slice(0, 30)}" ${Math.round(box.width)}x${Math.round(box.height)}`),
    );
    assert.deepEqual(small, [], place);
  }
  await one.close();
});
