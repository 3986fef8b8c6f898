import type { InputStudy } from '../engine';
import { type VectorSpace, vectorSpace } from './clusters/vectors';
import { type Candidates, findCandidates } from './labels/candidates';
import type { Pace } from './pace';
import { type Corpus, readCorpus } from './text/corpus';

/** The paper set as all later steps see it. Study indices everywhere count `studies`. */
export interface PaperSet {
  /** By ascending number. */
  readonly studies: readonly InputStudy[];
  readonly corpus: Corpus;
  readonly candidates: Candidates;
  readonly space: VectorSpace;
}

/** Reads the paper set: a pure function of the studies, so a resumed run reads it again and sees the same. */
export async function readPaperSet(
  studies: readonly InputStudy[],
  pace: Pace,
  progress: (done: number) => void,
): Promise<PaperSet> {
  const corpus = await readCorpus(studies, pace, progress);
  const candidates = await findCandidates(corpus, pace);
  const space = await vectorSpace(corpus.readings, pace);
  return { studies, corpus, candidates, space };
}
