import type { Asker } from '../ask';
import type { Outline } from '../outline';
import { askPerStudy } from '../per-study';
import { applyVerdicts } from './apply';
import { type CheckedStudy, promptVersion, system, userFor } from './prompt';
import { checkReply } from './reply';
import { VerdictReader, type Verdicts } from './verdicts';

export const CHECK_BATCH = 8;
const TOKENS_PER_STUDY = 500;
/** One category that is given more than this share of all studies in one step: somebody may have asked for it. */
const UNLIKELY_SHARE = 0.4;
const LEAST_STUDIES = 10;

const addedWords = {
  place: 'places found for studies that had none',
  check: 'places added by the check',
} as const;

export interface CheckTask {
  /** `place`: of studies that are in no category. `check`: of those that are. */
  readonly step: 'place' | 'check';
  /** How often each question is put; 1 or more. */
  readonly samples: number;
  /** Of all studies in the run. */
  readonly total: number;
}

async function verdictsOf(
  asker: Asker,
  outline: Outline,
  studies: readonly CheckedStudy[],
  task: CheckTask,
  progress: (done: number) => void,
): Promise<ReadonlyMap<number, Verdicts>[]> {
  const done = Array.from({ length: task.samples }, () => 0);
  const user = userFor(outline);
  const sample = (sampleIndex: number) => {
    const reader = new VerdictReader(outline, asker.notes);
    const question = {
      ...{ step: task.step, promptVersion, sampleIndex, system, user, reply: checkReply },
      tokensPerStudy: TOKENS_PER_STUDY,
      missing: task.step === 'place' ? 'No place' : 'No check',
      read: reader.read.bind(reader),
      // Better a place that a person is asked to look at than none.
      lastResort: ({ number }: CheckedStudy) =>
        task.step === 'place' ? (reader.unquoted.get(number) ?? null) : null,
    };
    const report = (count: number) => {
      done[sampleIndex] = count;
      progress(Math.floor(done.reduce((sum, each) => sum + each, 0) / task.samples));
    };
    return askPerStudy(asker, question, studies, { batch: CHECK_BATCH, progress: report });
  };
  return Promise.all(done.map((_, sampleIndex) => sample(sampleIndex)));
}

/** Warns of categories that this step has given an unlikely share of all studies. */
function watchShares(asker: Asker, outline: Outline, added: readonly string[], total: number) {
  if (total < LEAST_STUDIES) return;
  const counts = new Map<string, number>();
  for (const label of added) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const [label, count] of counts) {
    if (count <= UNLIKELY_SHARE * total) continue;
    const name = outline.find(label)?.draft.name ?? label;
    asker.notes.warn(
      `Replies moved ${count} of ${total} studies to “${name}”: see whether they belong there.`,
    );
  }
}

/**
 * Asks of every study whether it stands where it belongs, and changes the outline by the answers. All questions are
 * put before anything changes, so that the order of the replies does not matter.
 */
export async function checkPlaces(
  asker: Asker,
  outline: Outline,
  studies: readonly CheckedStudy[],
  task: CheckTask,
  progress: (done: number) => void,
): Promise<void> {
  if (outline.entries.length === 0 || studies.length === 0) return;
  const samples = await verdictsOf(asker, outline, studies, task, progress);
  const added = studies.flatMap(({ number }) => {
    const given = samples.flatMap((sample) => sample.get(number) ?? []);
    return given.length === 0 ? [] : applyVerdicts(outline, number, given, asker.notes);
  });
  asker.notes.count(addedWords[task.step], added.length);
  watchShares(asker, outline, added, task.total);
}
