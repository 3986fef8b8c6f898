import type { Notes } from '../notes';
import type { Outline } from '../outline';
import type { Reading } from '../per-study';
import { isQuoteOf, oneLine } from '../untrusted';
import type { CheckedStudy } from './prompt';
import type { CheckReply } from './reply';

export interface Verdict {
  readonly belongs: boolean;
  readonly reason: string;
  readonly quote: string | null;
  readonly evidenceId: string;
}
/** By category label. */
export type Verdicts = ReadonlyMap<string, Verdict>;
type Entry = CheckReply['studies'][number];

const MOST_REASON = 300;
const MOST_QUOTE = 1_000;

/** `belongs` without a quote from the study is not believed; `rejected` counts those. */
function verdictsOf(entry: Entry, study: CheckedStudy, outline: Outline, evidenceId: string) {
  const verdicts = new Map<string, Verdict>();
  let unknown = 0;
  let rejected = 0;
  for (const { category, belongs, reason, quote } of entry.verdicts) {
    const label = outline.find(category)?.label;
    const isQuoted = isQuoteOf(quote, study);
    if (label === undefined) unknown++;
    else if (belongs && !isQuoted) rejected++;
    else
      verdicts.set(label, {
        belongs,
        reason: oneLine(reason, MOST_REASON),
        quote: isQuoted ? oneLine(quote, MOST_QUOTE) : null,
        evidenceId,
      });
  }
  return { verdicts, unknown, rejected };
}

/** Reads replies about studies against this outline. Two entries for one study are a problem, not a choice. */
export function verdictReader(outline: Outline, notes: Notes) {
  return (
    { studies: entries }: CheckReply,
    studies: readonly CheckedStudy[],
    evidenceId: string,
  ): Reading<Verdicts> => {
    const found = new Map<number, Verdicts>();
    const problems = new Map<number, string>();
    for (const study of studies) {
      const [entry, second] = entries.filter(({ studyNumber }) => studyNumber === study.number);
      if (!entry) continue;
      const { verdicts, unknown, rejected } = verdictsOf(entry, study, outline, evidenceId);
      notes.count('unknown categories rejected', unknown);
      notes.count('verdicts without a quote from the study rejected', rejected);
      if (second) problems.set(study.number, 'it was named twice');
      else if (verdicts.size === 0 && rejected > 0)
        problems.set(study.number, 'the quotes are not in its title or abstract');
      else found.set(study.number, verdicts);
    }
    const asked = new Set(studies.map(({ number }) => number));
    return {
      found,
      problems,
      unknown: entries.filter(({ studyNumber }) => !asked.has(studyNumber)).length,
    };
  };
}
