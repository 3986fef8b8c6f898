import type { Notes } from '../notes';
import type { Outline } from '../outline';
import type { Reading } from '../per-study';
import { quoteFrom } from '../quotes';
import { oneLine } from '../untrusted';
import type { CheckedStudy } from './prompt';
import type { CheckReply } from './reply';

export interface Verdict {
  readonly belongs: boolean;
  readonly reason: string;
  /** In the study's own words; null: there is none, which for `belongs` means that it is questionable. */
  readonly quote: string | null;
  readonly evidenceId: string;
}
/** By category label. */
export type Verdicts = ReadonlyMap<string, Verdict>;
type Entry = CheckReply['studies'][number];

const MOST_REASON = 300;

/** `belongs` without a quote from the study is not believed: it lies apart in `unquoted`. */
function verdictsOf(entry: Entry, study: CheckedStudy, outline: Outline, evidenceId: string) {
  const verdicts = new Map<string, Verdict>();
  const unquoted = new Map<string, Verdict>();
  let unknown = 0;
  for (const { category, belongs, reason, quote } of entry.verdicts) {
    const label = outline.find(category)?.label;
    const words = quoteFrom(quote, study);
    const verdict = { belongs, reason: oneLine(reason, MOST_REASON), quote: words, evidenceId };
    if (label === undefined) unknown++;
    else if (belongs && words === null) unquoted.set(label, verdict);
    else verdicts.set(label, verdict);
  }
  return { verdicts, unquoted, unknown };
}

/** Reads replies about studies against this outline. Two entries for one study are a problem, not a choice. */
export class VerdictReader {
  /** The last verdicts on studies of which no reply had a quote, by study number. */
  readonly unquoted = new Map<number, Verdicts>();

  constructor(
    private readonly outline: Outline,
    private readonly notes: Notes,
  ) {}

  read(
    { studies: entries }: CheckReply,
    studies: readonly CheckedStudy[],
    evidenceId: string,
  ): Reading<Verdicts> {
    const found = new Map<number, Verdicts>();
    const problems = new Map<number, string>();
    for (const study of studies) {
      const [entry, second] = entries.filter(({ studyNumber }) => studyNumber === study.number);
      if (!entry) continue;
      const { verdicts, unquoted, unknown } = verdictsOf(entry, study, this.outline, evidenceId);
      this.notes.count('unknown categories rejected', unknown);
      this.notes.count('verdicts without a quote from the study rejected', unquoted.size);
      if (second) problems.set(study.number, 'it was named twice');
      else if (verdicts.size === 0 && unquoted.size > 0) {
        problems.set(study.number, 'the quotes are not in its title or abstract');
        this.unquoted.set(study.number, unquoted);
      } else found.set(study.number, verdicts);
    }
    const asked = new Set(studies.map(({ number }) => number));
    const unknown = entries.filter(({ studyNumber }) => !asked.has(studyNumber)).length;
    return { found, problems, unknown };
  }
}
