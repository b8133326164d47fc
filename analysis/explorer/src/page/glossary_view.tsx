// The glossary, with a field that searches it.
import { useState } from "preact/hooks";
import { Status } from "./controls";
import { glossary, searchGlossary } from "./glossary";

export function GlossaryView() {
  const [search, setSearch] = useState("");
  const found = searchGlossary(search);
  return (
    <div class="glossary">
      <h1>Glossary</h1>
      <p class="lead">The words of the field as this page uses them. In the text, dotted words explain themselves when pressed.</p>
      <div class="glossary-search">
        <label for="glossary-search">Search</label>
        <input id="glossary-search" type="search" value={search} autocomplete="off" onInput={(event) => setSearch(event.currentTarget.value)} />
        <Status>{search.trim() === "" ? `${glossary.length} words` : found.length === 0 ? "No word fits; try a shorter one." : `${found.length} of ${glossary.length} words`}</Status>
      </div>
      <dl class="terms">
        {found.map((entry) => (
          <div key={entry.word} class="terms-entry">
            <dt>{entry.word}</dt>
            <dd>
              <p>{entry.meaning}</p>
              {entry.source && <p class="small soft">{entry.source}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
