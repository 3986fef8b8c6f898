import { type Estimate, estimateMean } from '@/lib/agreement/bootstrap';

/** The time that went into one complete correction. */
export interface Work {
  /** The tree had no category to begin with. */
  readonly fromScratch: boolean;
  readonly seconds: number;
  readonly studies: number;
}

export interface Pace {
  /** Seconds a study; its items are corrections. */
  readonly correcting: Estimate;
  readonly fromScratch: Estimate;
  /** How many times as long from scratch takes; null unless there is both. */
  readonly ratio: number | null;
}

/** Correcting a tree beside building one: the mean over corrections of their seconds a study. */
export function paceOf(works: readonly Work[]): Pace {
  const of = (fromScratch: boolean) =>
    estimateMean(
      works
        .filter((work) => work.fromScratch === fromScratch && work.studies > 0)
        .map(({ seconds, studies }) => seconds / studies),
    );
  const [correcting, fromScratch] = [of(false), of(true)];
  const isBoth = fromScratch.value !== null && correcting.value !== null && correcting.value > 0;
  return {
    correcting,
    fromScratch,
    ratio: isBoth ? (fromScratch.value ?? 0) / (correcting.value ?? 1) : null,
  };
}
