import type { InputStudy } from '../../engine';
import type { Pace } from '../pace';
import { type Abbreviations, expandAbbreviations, findAbbreviations } from './abbreviations';
import { byCodeUnit } from './order';
import { splitSections } from './sections';

/** Characters of a title or abstract that are read; the rest of a longer one is left alone. */
export const MAX_CHARACTERS = 20_000;

/** A study's text without section labels, line breaks and short forms. */
export interface PlainText {
  readonly number: number;
  readonly title: string;
  readonly abstract: string;
}

/** Quotation marks between letters stand where a space was lost, unless it is a clitic: "‘choice architecture’of". */
function spaced(text: string): string {
  return text.replace(/(?<=\p{L})["“”‘’](?=\p{L}{2,})(?!(?:re|ve|ll)\b)/gu, ' ');
}

function plainText(study: InputStudy): PlainText {
  const flat = (text: string) => spaced(text.slice(0, MAX_CHARACTERS)).replace(/\s+/g, ' ').trim();
  const sections = splitSections(study.abstract.slice(0, MAX_CHARACTERS));
  return {
    number: study.number,
    title: flat(study.title),
    abstract: flat(sections.map((section) => section.text).join(' ')),
  };
}

/** What any study introduces is known to those that take the short form for granted; the commonest wins. */
function sharedAbbreviations(own: readonly Abbreviations[]): Abbreviations {
  const counts = new Map<string, Map<string, number>>();
  for (const abbreviations of own) {
    for (const [short, long] of abbreviations) {
      const forms = counts.get(short) ?? new Map<string, number>();
      counts.set(short, forms.set(long, (forms.get(long) ?? 0) + 1));
    }
  }
  const shared = new Map<string, string>();
  for (const [short, forms] of counts) {
    const ranked = [...forms].sort(([a, m], [b, n]) => n - m || byCodeUnit(a, b));
    if (short.length > 2 && ranked[0]) shared.set(short, ranked[0][0]);
  }
  return shared;
}

/** The texts of the studies, in their order, with the short forms that any of them introduces written out. */
export async function plainTexts(studies: readonly InputStudy[], pace: Pace): Promise<PlainText[]> {
  const plain: PlainText[] = [];
  const own: Abbreviations[] = [];
  for (const study of studies) {
    const text = plainText(study);
    plain.push(text);
    own.push(findAbbreviations(`${text.title}. ${text.abstract}`));
    await pace.spend(50 * text.abstract.length);
  }
  const shared = sharedAbbreviations(own);
  return plain.map((text, i) => {
    const known = new Map([...shared, ...(own[i] ?? [])]);
    const expand = (part: string) => expandAbbreviations(part, known);
    return { ...text, title: expand(text.title), abstract: expand(text.abstract) };
  });
}
