// The story of this life in words; every sentence opens to what it rests on.
import { useEffect, useState } from "preact/hooks";
import { saveFile, fileName } from "../charts/save";
import { type Sentence, type Story, type TwinStories, Lost } from "../engine/protocol";
import { Command, CopyButton, Refusals } from "../page/slider";
import { type Store } from "../page/state";
import { storyCommand, twinCommand } from "./command";
import { changeInWords, settingsInWords } from "./differing";
import { Missing, Progress, twinOf } from "./parts";
import { titlesOf } from "./story_titles";
import { type LivedLife, type Lives, useLives } from "./use";
import { lifeWorlds } from "./worlds";

function Told({ sentence, open }: { sentence: Sentence; open: boolean }) {
  const [opened, setOpened] = useState(false);
  const shown = open || opened;
  const toggle = () => setOpened(!opened);
  // A real button would stand as a block of its own, and this is prose.
  return (
    <>
      <span
        role="button"
        tabIndex={0}
        class="life-sentence"
        aria-expanded={shown}
        onClick={toggle}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          toggle();
        }}
      >
        {sentence.text}
      </span>{" "}
      {shown && <span class="life-trace">{sentence.grounds || "[rests on nothing but the words above]"} </span>}
    </>
  );
}

function Chapter({ sentences, open }: { sentences: Sentence[]; open: boolean }) {
  return (
    <p class="life-prose">
      {sentences.map((one, k) => (
        <Told key={`${k} ${one.text}`} sentence={one} open={open} />
      ))}
    </p>
  );
}

function OneStory({ story, open }: { story: Story; open: boolean }) {
  return (
    <>
      <p class="soft">{story.heading}</p>
      {story.chapters.map((one) => (
        <section key={one.title}>
          <h3>{one.title}</h3>
          <Chapter sentences={one.sentences} open={open} />
        </section>
      ))}
    </>
  );
}

function BothStories({ both, open }: { both: TwinStories; open: boolean }) {
  const of = (story: Story, title: string, words: string) => {
    const chapter = story.chapters.find((one) => one.title === title);
    return (
      <div>
        <h4>{words}</h4>
        {chapter ? <Chapter sentences={chapter.sentences} open={open} /> : <p class="soft">Nothing else than on the other side.</p>}
      </div>
    );
  };
  return (
    <>
      <p class="soft">{both.first.heading}</p>
      <p>{both.opening}</p>
      {titlesOf(both).map((title) => (
        <section key={title}>
          <h3>{title}</h3>
          <div class="life-two">
            {of(both.first, title, "This life")}
            {of(both.twin, title, "What if?")}
          </div>
        </section>
      ))}
    </>
  );
}

type Told = { key: string; story: Story; both: null } | { key: string; story: null; both: TwinStories };

/** Lives whose worlds were lost are lived anew. */
function loseAll(store: Store, reason: unknown, ...lives: (LivedLife | null)[]): void {
  for (const one of lives) if (one) lifeWorlds(store.engine).lose(one.wish, one.world, reason);
}

/** The story of the lives that are there; the last one until the new one is told. */
function useStory(store: Store, first: LivedLife | null, twin: LivedLife | null, ready: boolean): { told: Told | null; failed: unknown } {
  const [state, setState] = useState<{ told: Told | null; failed: unknown }>({ told: null, failed: null });
  const key = `${first?.key ?? ""}|${twin?.key ?? ""}`;
  useEffect(() => {
    const life = first?.life;
    if (!ready || !life) return undefined;
    let left = false;
    const ask = async () => {
      const told: Told = twin
        ? { key, story: null, both: await store.engine.twinStories(first.world, twin.world, life.person, changeInWords(store, first, twin)) }
        : { key, story: await store.engine.story(first.world, life.person), both: null };
      if (!left) setState({ told, failed: null });
    };
    ask().catch((failed: unknown) => {
      if (left) return;
      if (failed instanceof Lost) loseAll(store, failed, first, twin);
      else setState((old) => ({ ...old, failed }));
    });
    return () => {
      left = true;
    };
  }, [key, first?.world.id, twin?.world.id, ready]);
  return state;
}

/** Another first child whose life is of a kind. */
function Another({ store, first }: { store: Store; first: LivedLife }) {
  const { kinds } = store.about;
  const [kind, setKind] = useState(kinds[0]?.name ?? "");
  const [said, setSaid] = useState("");
  const meaning = kinds.find((one) => one.name === kind)?.meaning ?? "";
  const find = async () => {
    try {
      const person = await store.engine.personLike(first.world, kind);
      const family = [...first.records.followed].find(([, one]) => one.person === person)?.[0];
      if (family === undefined) throw new Error("Nobody who was followed lives such a life.");
      setSaid(family === store.state.baby ? `This life, baby number ${family + 1}, is the first of this kind.` : `Baby number ${family + 1} lives such a life.`);
      store.set({ baby: family });
    } catch (error) {
      if (error instanceof Lost) loseAll(store, error, first);
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="life-another">
      <label>
        <span>Another life: </span>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
          {kinds.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => void find()}>
        Find the first of this kind
      </button>
      <p class="small soft">{kind}: {meaning}. Looked for among the {first.records.followed.size} first children who were followed in this world.</p>
      <p role="status" class="small">{said}</p>
    </div>
  );
}

function Ways({ text, name }: { text: string; name: string }) {
  return (
    <div class="row no-print">
      <CopyButton text={text} label="Copy the text" class="" />
      <button type="button" onClick={() => saveFile(fileName(name, "txt"), new Blob([text], { type: "text/plain;charset=utf-8" }))}>
        Save as .txt
      </button>
    </div>
  );
}

function Body({ store, lives, first }: { store: Store; lives: Lives; first: LivedLife }) {
  const [open, setOpen] = useState(false);
  const pair = twinOf(lives);
  const twin = pair && settingsInWords(lives.settled, first, pair).length > 0 ? pair : null;
  const { told, failed } = useStory(lives.settled, first, twin, !lives.busy);
  const person = first.life?.person ?? 0;
  return (
    <>
      <Another store={store} first={first} />
      <Refusals of={failed} />
      {pair && !twin && <p class="note">Nothing differs yet between this life and “What if?”, so that one story is told. Choose what differs under Life goes on.</p>}
      {lives.hasTwin && !lives.busy && lives.twin?.life === null && <p class="note">In the world of “What if?” this person is not there, so that one story is told.</p>}
      {told && (
        <>
          <Ways text={told.both ? told.both.plain : told.story.plain ?? ""} name={`story ${person}`} />
          <label class="life-check">
            <input type="checkbox" checked={open} onChange={(event) => setOpen(event.currentTarget.checked)} /> <span>Show what every sentence rests on</span>
          </label>
          <p class="small soft">Or open a single sentence: it shows the values of the results behind it. Expectations are of outcomes, from 0 (nothing) to 1 (full comfort).</p>
          <article class="life-story" aria-label="The story">
            {told.both ? <BothStories both={told.both} open={open} /> : <OneStory story={told.story} open={open} />}
          </article>
          {twin ? (
            <Command text={twinCommand(store.about, first.wish.scenario, first.wish.settings, first.world, twin.world, person)} summary="The same two stories on the command line (there the settings stand in place of the words for what differs)" />
          ) : (
            <Command text={storyCommand(first.wish.scenario, first.wish.settings, person)} summary="The same story on the command line" />
          )}
        </>
      )}
    </>
  );
}

export function StoryPart({ store }: { store: Store }) {
  const lives = useLives(store);
  return (
    <div class="life-main" aria-busy={lives.busy}>
      <p>
        The life of baby number {store.state.baby + 1}, told from the results. Codings and questionnaires are told with their errors; the person is simulated, and nothing here is a diagnosis.
      </p>
      <Progress store={store} lives={lives} />
      <Missing store={store} lives={lives} />
      {lives.first?.life && <Body store={store} lives={lives} first={lives.first} />}
    </div>
  );
}
