/** A run as it is chosen in the dialog, and what is sent to start it. Pure. */

import { readNumber } from '@/components/ui/number-text';
import type { ModelSettings } from '@/lib/api/model-contract';
import type { StartRun } from '@/lib/api/run-contract';

import { type CapsDraft, capsDraftOf, changedCaps, readCaps } from './caps-draft';
import { type SteerableStep, steerableSteps, stepsInFrame } from './steps';

export interface RunDraft {
  readonly engine: StartRun['engine'];
  readonly maxRootCategories: number;
  readonly maxDepth: number;
  /** Id of the tree that the studies are placed in; '': the engine finds the categories. */
  readonly frame: string;
  /** '': the settings'. */
  readonly model: string;
  readonly check: boolean;
  readonly samples: number;
  readonly reviewRootCategories: boolean;
  /** '': the settings'. */
  readonly concurrency: string;
  readonly caps: CapsDraft;
  readonly instructions: Readonly<Partial<Record<SteerableStep, string>>>;
}

/** The language model where there is one; `frame`: the tree to begin with. */
export function newDraft(settings: ModelSettings, frame = ''): RunDraft {
  return {
    frame,
    engine: settings.ready ? 'llm' : 'local',
    ...{ maxRootCategories: 5, maxDepth: 3 },
    ...{ model: '', check: true, samples: 1, reviewRootCategories: false, concurrency: '' },
    caps: capsDraftOf(settings.caps),
    instructions: {},
  };
}

export const concurrencyBounds = { least: 1, most: 64, whole: true };

/** The steps of such a run that an instruction can be given for, in order. */
export function stepsToInstruct(draft: RunDraft): readonly SteerableStep[] {
  return steerableSteps.filter(
    (step) =>
      (step !== 'check' || draft.check) && (draft.frame === '' || stepsInFrame.includes(step)),
  );
}

function instructionsOf(draft: RunDraft): Partial<Record<SteerableStep, string>> {
  const given = stepsToInstruct(draft).flatMap((step) => {
    const text = draft.instructions[step]?.trim() ?? '';
    return text === '' ? [] : [[step, text] as const];
  });
  return Object.fromEntries(given);
}

/** What is sent, never approved in advance; null while something in it cannot be read. */
export function startRunOf(draft: RunDraft, settings: ModelSettings): StartRun | null {
  const { engine, maxRootCategories, maxDepth, check } = draft;
  const frame = draft.frame === '' ? {} : { frame: draft.frame };
  if (engine === 'local') return { engine, maxRootCategories, maxDepth, ...frame };
  const concurrency = readNumber(draft.concurrency, concurrencyBounds);
  if (!concurrency.ok || !readCaps(draft.caps).ok) return null;
  const caps = changedCaps(draft.caps, settings.caps);
  const model = draft.model.trim();
  return {
    ...{ engine, maxRootCategories, maxDepth, check, ...frame },
    reviewRootCategories: draft.reviewRootCategories && draft.frame === '',
    samples: check ? draft.samples : 1,
    ...(model !== '' && { model }),
    ...(concurrency.value !== null && { concurrency: concurrency.value }),
    ...(caps && { caps }),
    instructions: instructionsOf(draft),
    approve: false,
  };
}
