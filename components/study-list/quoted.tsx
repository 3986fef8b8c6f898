import { Highlight } from './highlight';
import { quoteRange } from './quote-range';

interface QuotedProps {
  readonly text: string;
  /** Words of the text; null: none. */
  readonly quote: string | null;
  /** As for `Highlight`. */
  readonly words?: readonly string[] | null;
}

/** The text with the quote marked where it stands, and the words searched for elsewhere. */
export function Quoted({ text, quote, words = null }: QuotedProps) {
  const range = quote === null ? null : quoteRange(text, quote);
  if (!range) return <Highlight text={text} words={words} />;
  return (
    <>
      <Highlight text={text.slice(0, range.start)} words={words} />
      <mark className="bg-leaf-wash text-leaf-ink">{text.slice(range.start, range.end)}</mark>
      <Highlight text={text.slice(range.end)} words={words} />
    </>
  );
}
