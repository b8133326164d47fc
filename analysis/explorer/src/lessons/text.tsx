// Paragraphs of lessons: "[[word]]" and "[[word|as it stands here]]" are explained by the glossary.
import { Term } from "../page/term";
import { nested } from "./words";

export function Text({ text }: { text: string }) {
  return (
    <>
      {nested(text).split(/\[\[(.+?)\]\]/).map((part, k) => {
        if (k % 2 === 0) return part;
        const [word, shown] = part.split("|");
        return <Term word={word!}>{shown ?? word}</Term>;
      })}
    </>
  );
}

export function Paragraphs({ of }: { of: string[] }) {
  return (
    <>
      {of.map((one) => (
        <p key={one}><Text text={one} /></p>
      ))}
    </>
  );
}
