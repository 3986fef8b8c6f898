import type { ReplySchema } from '@/lib/llm/model';
import { type Asker, ask } from './ask';
import { studiesInWords } from './notes';
import { together } from './together';

/** What a reply says about the studies that it was asked about. */
export interface Reading<R> {
  readonly found: ReadonlyMap<number, R>;
  /** By study number: why what the reply says of it cannot be used, as told to the model. */
  readonly problems: ReadonlyMap<number, string>;
  /** Entries for studies that were not asked about. */
  readonly unknown: number;
}

/** A question that is put about a few studies at a time. */
export interface StudyQuestion<S, T, R> {
  readonly step: string;
  readonly promptVersion: string;
  readonly sampleIndex?: number;
  readonly system: string;
  readonly reply: ReplySchema<T>;
  readonly tokensPerStudy: number;
  /** What is missing when a study stays without an answer: "no claim". */
  readonly missing: string;
  user(studies: readonly S[]): string;
  read(value: T, studies: readonly S[], evidenceId: string): Reading<R>;
  /** What is made of a study that no reply says anything usable about; null (the default): nothing. */
  lastResort?(study: S): R | null;
}

interface Numbered {
  readonly number: number;
}

interface Outcome<S, R> {
  readonly found: ReadonlyMap<number, R>;
  readonly open: readonly { readonly study: S; readonly reason: string }[];
  /** Why there was no reply that could be read at all; null when there was one. */
  readonly failure: 'too-long' | 'unusable' | null;
}

/** Generous: models that think before they answer count their thoughts. */
const BASE_TOKENS = 4_000;

function inBatches<S>(items: readonly S[], size: number): S[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, i) => items.slice(i * size, (i + 1) * size));
}

async function askOnce<S extends Numbered, T, R>(
  asker: Asker,
  question: StudyQuestion<S, T, R>,
  studies: readonly S[],
  complaint: string,
): Promise<Outcome<S, R>> {
  const { step, promptVersion, sampleIndex, system, reply } = question;
  const maxOutputTokens = BASE_TOKENS + question.tokensPerStudy * studies.length;
  const user = question.user(studies) + complaint;
  const asked = { step, promptVersion, sampleIndex, system, user, reply, maxOutputTokens };
  const answer = await ask(asker, asked);
  if (!answer.ok) {
    const open = studies.map((study) => ({ study, reason: answer.reason }));
    return { found: new Map(), open, failure: answer.isTooLong ? 'too-long' : 'unusable' };
  }
  const reading = question.read(answer.value, studies, answer.evidenceId);
  asker.notes.count('unknown study numbers rejected', reading.unknown);
  const open = studies
    .filter(({ number }) => !reading.found.has(number))
    .map((study) => ({
      study,
      reason: reading.problems.get(study.number) ?? 'the reply leaves it out',
    }));
  return { found: reading.found, open, failure: null };
}

function complaintAbout(open: Outcome<Numbered, unknown>['open']): string {
  const lines = open.map(({ study, reason }) => `- study ${study.number}: ${reason}`);
  return `\n\nAn earlier reply could not be used for these studies:\n${lines.join('\n')}`;
}

/** Each part by itself, asked in the same way. */
async function askParts<S extends Numbered, T, R>(
  asker: Asker,
  question: StudyQuestion<S, T, R>,
  parts: readonly (readonly S[])[],
): Promise<Outcome<S, R>> {
  const outcomes = await together(parts, asker.signal, (part, signal) =>
    askBatch({ ...asker, signal }, question, part),
  );
  return joined(outcomes);
}

/**
 * A batch; then what stayed open once more with the reasons. A batch that fails as a whole is asked for in halves where
 * it is too long, else study by study, so that one study cannot spoil it for the others.
 */
async function askBatch<S extends Numbered, T, R>(
  asker: Asker,
  question: StudyQuestion<S, T, R>,
  studies: readonly S[],
): Promise<Outcome<S, R>> {
  const first = await askOnce(asker, question, studies, '');
  if (first.open.length === 0) return first;
  if (first.found.size === 0 && studies.length > 1) {
    const size = first.failure === 'too-long' ? Math.ceil(studies.length / 2) : 1;
    return askParts(asker, question, inBatches(studies, size));
  }
  if (first.failure) return first;
  const open = first.open.map(({ study }) => study);
  const second = await askOnce(asker, question, open, complaintAbout(first.open));
  return { ...second, found: new Map([...first.found, ...second.found]) };
}

function joined<S, R>(outcomes: readonly Outcome<S, R>[]): Outcome<S, R> {
  return {
    found: new Map(outcomes.flatMap(({ found }) => [...found])),
    open: outcomes.flatMap(({ open }) => open),
    failure: null,
  };
}

/** One warning for each reason, with the studies it applies to. */
function report<S extends Numbered>(
  asker: Asker,
  missing: string,
  open: Outcome<S, unknown>['open'],
) {
  const byReason = new Map<string, number[]>();
  for (const { study, reason } of open)
    byReason.set(reason, [...(byReason.get(reason) ?? []), study.number]);
  for (const [reason, numbers] of byReason)
    asker.notes.warn(`${missing} for ${studiesInWords(numbers)}: ${reason}`);
}

/** Asks about all studies in batches. Those that stay without an answer are reported, and absent from the result. */
export async function askPerStudy<S extends Numbered, T, R>(
  asker: Asker,
  question: StudyQuestion<S, T, R>,
  studies: readonly S[],
  options: { readonly batch: number; readonly progress: (done: number) => void },
): Promise<ReadonlyMap<number, R>> {
  let done = 0;
  const batches = inBatches(studies, options.batch);
  const outcomes = await together(batches, asker.signal, async (batch, signal) => {
    const outcome = await askBatch({ ...asker, signal }, question, batch);
    done += batch.length;
    options.progress(done);
    return outcome;
  });
  const { found, open } = joined(outcomes);
  const made = new Map(
    open.flatMap(({ study }) => {
      const last = question.lastResort?.(study) ?? null;
      return last === null ? [] : [[study.number, last] as const];
    }),
  );
  report(
    asker,
    question.missing,
    open.filter(({ study }) => !made.has(study.number)),
  );
  return new Map([...found, ...made]);
}
