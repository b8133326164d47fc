// Finds every control of what is shown, and uses it as its kind is used; for tests that leave none out.

const kinds = 'button, [role="button"], input, select, textarea, summary, a[href], [role="application"], [tabindex="0"]';

/** In the page: every control that can be used now, with its accessible name, numbered so that it can be found again. */
function listed([scope, kinds]) {
  const named = (element) => {
    const by = element.getAttribute("aria-labelledby")?.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(" ");
    const own = ["BUTTON", "SUMMARY", "A"].includes(element.tagName) || element.getAttribute("role") === "button" ? element.textContent : "";
    return (by || element.getAttribute("aria-label") || labels || own || element.getAttribute("title") || "").replace(/\s+/g, " ").trim();
  };
  const group = (element) => element.closest("fieldset, [role=group], section, figure")?.querySelector("legend, h2, h3, figcaption")?.textContent?.trim().slice(0, 40) ?? "";
  let count = 0;
  for (const before of document.querySelectorAll("[data-test-mark]")) before.removeAttribute("data-test-mark");
  return [...document.querySelectorAll(`:is(${scope}) :is(${kinds})`)]
    .filter((element) => element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) && !element.disabled && !element.closest("fieldset[disabled]"))
    .map((element) => {
      const mark = String(++count);
      element.setAttribute("data-test-mark", mark);
      const role = element.getAttribute("role"), tag = element.tagName.toLowerCase();
      const kind = tag === "input" ? element.type : ["button", "application"].includes(role) ? role : ["summary", "select", "textarea", "button", "a"].includes(tag) ? tag : "region";
      return { mark, kind, name: named(element), group: group(element), value: element.value ?? "" };
    });
}

export const controlsOf = (page, scope = "main") => page.evaluate(listed, [scope, kinds]);

/** A control is the same as long as kind and name are; buttons that count up are taken as one. */
const identity = ({ kind, name, group, value }) => `${kind}|${group}|${kind === "radio" ? value : ""}|${name.replace(/[\d.,−-]+/g, "#")}`;

const uses = {
  async range(page, one) {
    const before = await one.inputValue(), at = [];
    for (const key of ["Home", "ArrowRight", "End", "ArrowLeft"]) {
      await one.press(key);
      at.push(await one.inputValue());
    }
    if (new Set([...at, before]).size < 2) throw new Error(`the slider stays at ${before} whatever key is pressed`);
  },
  async checkbox(page, one) {
    const before = await one.isChecked();
    await one.click();
    if ((await one.isChecked()) === before) throw new Error("the box does not change");
  },
  radio: (page, one) => one.check({ force: true }),
  async select(page, one) {
    const values = await one.evaluate((element) => [...element.options].filter((option) => !option.disabled).map((option) => option.value));
    await one.selectOption(values.at(-1));
    if (values.length > 2) await one.selectOption(values[Math.floor(values.length / 2)]);
  },
  number: (page, one) => one.fill("3").then(() => one.press("Enter")),
  search: (page, one) => one.fill("secure"),
  text: (page, one) => one.fill("abc"),
  textarea: (page, one) => one.fill("A sentence of my own."),
  summary: (page, one) => one.click(),
  button: (page, one) => one.click(),
  async application(page, one) {
    await one.focus();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  },
  region: (page, one) => one.focus(),
};

/** Uses everything within the scope once, also what only appears on the way. `leaves` names what would lead away. Tells what was
 *  used; throws at a control without a name, at one that does nothing it should, and whenever `check` does. */
export async function useEveryControl(page, { scope = "main", leaves = /^$/, check = async () => {}, most = 600, again = async () => {} } = {}) {
  const used = new Map();
  for (let round = 0; round < most; ++round) {
    const next = (await controlsOf(page, scope)).find((one) => one.kind !== "a" && !leaves.test(one.name) && !used.has(identity(one)));
    if (!next) return [...used.values()];
    if (!next.name) throw new Error(`a ${next.kind} of "${next.group}" has no name`);
    used.set(identity(next), `${next.kind}: ${next.name}`);
    const use = uses[next.kind];
    if (!use) throw new Error(`nobody knows how to use a control of kind ${next.kind}: ${next.name}`);
    try {
      await use(page, page.locator(`[data-test-mark="${next.mark}"]`).first());
      await page.waitForTimeout(60);
      await check();
      await again();
    } catch (error) {
      throw new Error(`${next.kind} "${next.name}" of "${next.group}": ${error.message}`);
    }
  }
  throw new Error(`more than ${most} controls: ${[...used.values()].slice(-5).join("; ")}`);
}
