// What Dyad is and is not, where its numbers come from, and help with the keyboard.
import { type About } from "../engine/protocol";

export function AboutView({ about }: { about: About | null }) {
  return (
    <div class="prose">
      <h1>About Dyad</h1>
      <p class="lead">Dyad is a simulation of attachment: how babies become attached to those who care for them, and what becomes of it in a whole life.</p>

      <h2>What it is, and what it is not</h2>
      <p>
        It is John Bowlby's and Mary Ainsworth's theory written down so exactly that a computer can live it. A baby tries something, its caregiver answers or does not, and the baby learns what to
        expect. With what it expects it meets friends, partners and, one day, its own children. Nothing in the program says “avoidant” or “secure”: such classes are read off what people have
        learned, by simulated instruments that err as real ones do.
      </p>
      <p>
        It is a theory that can be wrong. Many of its numbers were chosen so that it agrees with published studies, so agreement shows that the theory can be true, not that it is. Where it disagrees
        with research, Dyad says so. The people in it are invented.
      </p>

      <div class="note" id="not-diagnosing">
        <h2>Please do not diagnose yourself, or anybody else</h2>
        <p>
          Reading about attachment, nearly everybody recognises something. That is no diagnosis. “Insecure” is an ordinary way of having adapted, found in about four of ten children of ordinary
          families; even trained coders with the film before them disagree at times; and a class at one year says little about one person at thirty. Nothing on this page can tell you what you are, or what your parents
          did.
        </p>
        <p>
          If something here touches you, talk to someone you trust: a friend, a teacher, a doctor, a counselling service of your school or university. If you or a child are in danger, call the
          emergency number of your country (112 in Europe, 911 in North America, 999 in the United Kingdom).
        </p>
      </div>

      <h2>Where the numbers come from</h2>
      <p>
        Every number about simulated people is worked out on this computer while you watch, by the same program that researchers run, compiled for the browser. Under most results stands a command
        line: it makes the same numbers outside this page, to the last digit, for the same seed. Intervals say how sure a number is with so many people; other seeds give somewhat other numbers.
      </p>
      <p>
        Numbers of real studies carry their source where they stand. Each slider shows where its default comes from: a study, a fit to studies, or “assumed”, which means that somebody had to choose.
      </p>

      <h2>Sources</h2>
      <ul>
        <li>Bowlby, J. (1969, 1973, 1980). Attachment and Loss, volumes 1 to 3.</li>
        <li>Ainsworth, M. D. S., Blehar, M. C., Waters, E. &amp; Wall, S. (1978). Patterns of Attachment.</li>
        <li>Main, M. &amp; Solomon, J. (1990), on disorganized attachment; Main, M., Kaplan, N. &amp; Cassidy, J. (1985), on the adult's state of mind.</li>
        <li>Fraley, R. C. (2002), on prototype and revision; Fraley, R. C. &amp; Roisman, G. I. (2019), on what is known about stability.</li>
        <li>van IJzendoorn, M. H., Schuengel, C. &amp; Bakermans-Kranenburg, M. J. (1999); Madigan, S. et al. (2023): how many infants are A, B, C and D.</li>
        <li>Verhage, M. L. et al. (2016): transmission between generations.</li>
      </ul>
      <p>All the studies that Dyad is held against are listed in its scorecard: <code>dyad evidence</code>.</p>

      <h2>By keyboard</h2>
      <ul>
        <li><kbd>Tab</kbd> and <kbd>Shift</kbd> + <kbd>Tab</kbd> move between controls; the first one skips to the content.</li>
        <li><kbd>Enter</kbd> or <kbd>Space</kbd> presses a button, opens a dotted word or a list of details. <kbd>Esc</kbd> closes what was opened.</li>
        <li>On a slider, arrow keys move one step, <kbd>Page up</kbd> and <kbd>Page down</kbd> further, <kbd>Home</kbd> and <kbd>End</kbd> to the ends.</li>
        <li>Among round buttons, arrow keys choose.</li>
        <li>Below each chart its numbers can be opened as a table, and saved.</li>
      </ul>

      <h2>Version and licence</h2>
      <p>
        Dyad{about ? ` ${about.version}` : ""}, copyright 2026 Dyad contributors. It may be used, changed and passed on freely under the MIT licence, which also
        says that it comes without any warranty. If you use it in your work, cite it with its version: Dyad: an agent-based simulation of attachment development.
      </p>
    </div>
  );
}
