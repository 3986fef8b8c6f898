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
}

interface Numbered {
  readonly number: number;
}

interface Outcome<S, R> {
  readonly found: ReadonlyMap<number, R>;
  readonly open: readonly { readonly study: S; readonly reason: string }[];
}

const BASE_TOKENS = 500;

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
  if (!answer.ok)
    return { found: new Map(), open: studies.map((study) => ({ study, reason: answer.reason })) };
  const reading = question.read(answer.value, studies, answer.evidenceId);
  asker.notes.count('unknown study numbers rejected', reading.unknown);
  const open = studies
    .filter(({ number }) => !reading.found.has(number))
    .map((study) => ({
      study,
      reason: reading.problems.get(study.number) ?? 'the reply leaves it out',
    }));
  return { found: reading.found, open };
}

function complaintAbout(open: Outcome<Numbered, unknown>['open']): string {
  const lines = open.map(({ study, reason }) => `- study ${study.number}: ${reason}`);
  return `\n\nAn earlier reply could not be used for these studies:\n${lines.join('\n')}`;
}

/**
 * A batch; then what stayed open once more with the reasons; when a whole batch fails, each study by itself, so that
 * one study cannot spoil it for the others.
 */
async function askBatch<S extends Numbered, T, R>(
  asker: Asker,
  question: StudyQuestion<S, T, R>,
  studies: readonly S[],
): Promise<Outcome<S, R>> {
  const first = await askOnce(asker, question, studies, '');
  if (first.open.length === 0) return first;
  if (first.found.size === 0 && studies.length > 1) {
    const singly = await together(studies, asker.signal, (study, signal) =>
      askOnce({ ...asker, signal }, question, [study], ''),
    );
    return joined(singly);
  }
  if (first.found.size === 0) return first;
  const open = first.open.map(({ study }) => study);
  const second = await askOnce(asker, question, open, complaintAbout(first.open));
  return { found: new Map([...first.found, ...second.found]), open: second.open };
}

function joined<S, R>(outcomes: readonly Outcome<S, R>[]): Outcome<S, R> {
  return {
    found: new Map(outcomes.flatMap(({ found }) => [...found])),
    open: outcomes.flatMap(({ open }) => open),
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
  report(asker, question.missing, open);
  return found;
}
