import type { InputStudy } from '../engine';
import type { VectorSpace } from '../local/clusters/vectors';
import { type Entities, frequentEntities } from '../local/entities/step';
import { Pace } from '../local/pace';
import { readPaperSet } from '../local/paper-set';
import { stratifiedSample } from './sample';

/** What the engine knows of a paper set without asking the model. Plain data, so that it can be read in a thread. */
export interface PaperReading {
  readonly entities: Entities;
  /** Numbers of the studies that are shown together in one call, ascending. */
  readonly sample: readonly number[];
  /** One vector for each study, by ascending number. */
  readonly space: VectorSpace;
}

/** Short turns: between two of them a model's reply must get through. */
const UNITS_PER_TURN = 200_000;

/**
 * Reads the studies (by ascending number) on this thread, and takes a sample of at most `most`. A pure function of
 * the two. Rejects with the signal's reason when that is aborted.
 */
export async function readPapers(
  studies: readonly InputStudy[],
  most: number,
  signal: AbortSignal,
): Promise<PaperReading> {
  const pace = new Pace(signal, UNITS_PER_TURN);
  const papers = await readPaperSet(studies, pace, () => {});
  const entities = frequentEntities(papers.corpus, papers.candidates);
  const sample = await stratifiedSample(papers, most, pace);
  return { entities, sample, space: papers.space };
}
