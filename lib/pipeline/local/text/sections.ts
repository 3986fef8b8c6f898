/** What a section of a structured abstract holds. */
export type SectionKind = 'finding' | 'result' | 'other';

const FINDING = 'conclusions?|interpretation|main findings?|key findings?';
const RESULT = 'results?|findings|main results|principal findings|outcomes';
const OTHER = [
  'background',
  'backgrounds',
  'introduction',
  'context',
  'rationale',
  'objectives?',
  'study objectives?',
  'aims?',
  'aims? and objectives?',
  'purpose',
  'goals?',
  'importance',
  'methods?',
  'methodology',
  'materials? and methods?',
  'patients and methods',
  'methods and results',
  'design',
  'study design',
  'design and setting',
  'settings?',
  'settings? and participants',
  'participants',
  'patients',
  'subjects',
  'interventions?',
  'measurements?',
  'measurements and main results',
  'main measures?',
  'main outcomes?',
  'main outcome measures?',
  'main outcomes and measures',
  'outcome measures?',
  'data sources?',
  'discussion',
  'limitations',
  'implications',
  'relevance',
  'abstract',
  'trial registration',
  'clinical trial registration',
  'funding',
  'keywords?',
].join('|');

const LABEL = new RegExp(
  `(?:^|(?<=[.!?;)\\]"”]\\s{0,4})|(?<=\\s{2}))(${FINDING}|${RESULT}|${OTHER})` +
    '(?:\\s(?:and|&)\\s[a-z]{4,14})?(\\s{0,3}[:.–—-]\\s{0,4}|\\s{1,4})(?=\\S)',
  'giu',
);

export interface Section {
  readonly kind: SectionKind;
  readonly text: string;
}

const isFinding = new RegExp(`^(?:${FINDING})$`, 'i');
const isResult = new RegExp(`^(?:${RESULT})$`, 'i');

/**
 * A label stands before a colon ("Results: we ..."), or with a capital before another one ("RESULTS We ...", "Results
 * We ..."); else it is running text ("Results were ...").
 */
function isLabel(word: string, separator: string, next: string): boolean {
  if (separator.includes(':')) return true;
  return /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(next);
}

function kindOf(label: string): SectionKind {
  if (isFinding.test(label)) return 'finding';
  return isResult.test(label) ? 'result' : 'other';
}

/** Splits a structured abstract at its labels and drops them; an unstructured one is one section. */
export function splitSections(abstract: string): Section[] {
  const sections: Section[] = [];
  let kind: SectionKind = 'other';
  let from = 0;
  const close = (to: number) => {
    const text = abstract.slice(from, to).trim();
    if (text !== '') sections.push({ kind, text });
  };
  for (const match of abstract.matchAll(LABEL)) {
    const [whole, label = '', separator = ''] = match;
    const next = match.index + whole.length;
    if (!isLabel(label, separator, abstract.slice(next, next + 1))) continue;
    close(match.index);
    kind = kindOf(label);
    from = next;
  }
  close(abstract.length);
  return sections;
}
