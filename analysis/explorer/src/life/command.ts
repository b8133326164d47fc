// The command lines that tell the same stories outside the page.
import type { About, Parameter, World } from "../engine/protocol";

/** Whether a parameter only has the value of another that it follows, so that it need not be named. */
export const isFollowing = (parameter: Parameter, world: World): boolean => parameter.follows !== undefined && world.values[parameter.name] === world.values[parameter.follows];

/** As the shell needs it: quoted where there is more than plain signs. */
export const quoted = (text: string): string => (/^[\w.,=/:@%+-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`);

/** What `dyad story` takes by other options, or sets itself. */
const own = /^(run\.seed|run\.families|record\.lives)=/;
const valueIn = (settings: string[], name: string): string => settings.filter((one) => one.startsWith(`${name}=`)).pop()?.slice(name.length + 1) ?? "";

/** For one life: `dyad story` follows every first child by itself, so that only the rest is set. */
export function storyCommand(scenario: string, settings: string[], person: number): string {
  const set = settings.filter((one) => !own.test(one)).map((one) => ` --set ${quoted(one)}`);
  return `dyad story ${quoted(scenario)} --families ${valueIn(settings, "run.families")} --seed ${valueIn(settings, "run.seed")} --person ${person}${set.join("")}`;
}

/** What of a world's parameters is not as by default, by chapter: "[caregiving]\nsensitivity = 2". */
function changedParameters(about: About, world: World): string {
  const chapters = new Map<string, string[]>();
  for (const parameter of about.parameters) {
    const { name } = parameter, here = world.values[name];
    if (here === undefined || here === parameter.value || isFollowing(parameter, world)) continue;
    const [chapter = "", key = ""] = name.split(".");
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), `${key} = ${here}`]);
  }
  return [...chapters].map(([chapter, lines]) => `\n[${chapter}]\n${lines.join("\n")}\n`).join("");
}

/** Parameters that differ between two worlds, as settings of the second. */
export function differingSettings(about: About, first: World, twin: World): string[] {
  const differ = about.parameters.filter((one) => first.values[one.name] !== twin.values[one.name] && !(isFollowing(one, first) && isFollowing(one, twin)));
  return differ.map(({ name }) => `${name}=${twin.values[name]}`);
}

/** For two lives: `--twin --set` changes one world only, so that the first is written as a scenario file before. */
export function twinCommand(about: About, scenario: string, settings: string[], first: World, twin: World, person: number): string {
  const years = valueIn(settings, "run.years");
  const file = `title = "A life"
question = "What becomes of one person in two worlds?"
expect = "See the story."

[run]
families = ${first.families}
years = ${years}
seed = ${first.seed}

[record]
ages = ${valueIn(settings, "record.ages")}
years = ${valueIn(settings, "record.years")}
${changedParameters(about, first)}`;
  const set = differingSettings(about, first, twin).map((one) => ` --set ${quoted(one)}`);
  return `cat > ${scenario}.toml <<'END'\n${file}END\ndyad story ${scenario}.toml --families ${first.families} --seed ${first.seed} --person ${person} --twin${set.join("")}`;
}
