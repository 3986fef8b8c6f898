import { type Estimate, estimateMean } from '@/lib/agreement/bootstrap';

import { addCounts, type Counts, noCounts, type Scores, scoresOf } from './counts';
import type { Findings } from './findings';

export interface SheetFigures {
  readonly corrections: number;
  /** Share of the decided links that are kept. */
  readonly links: Estimate;
  /** Share of the decided sibling groups that are coherent. */
  readonly groups: Estimate;
  readonly assignments: Scores;
}

/** The figures of some corrections together: of a topic, a run, a model. */
export class Sheet {
  readonly #links: number[] = [];
  readonly #groups: number[] = [];
  readonly #studies: Counts[] = [];
  readonly #levels: Counts[][] = [];
  #corrections = 0;

  add({ links, groups, studies }: Findings): void {
    this.#corrections += 1;
    for (const link of links) this.#links.push(link);
    for (const group of groups) this.#groups.push(group);
    for (const levels of studies) this.#addStudy(levels);
  }

  #addStudy(levels: readonly Counts[]): void {
    const all = noCounts();
    for (const [index, counts] of levels.entries()) {
      addCounts(all, counts);
      const level = this.#levels[index] ?? [];
      this.#levels[index] = level;
      if (counts.right + counts.wrong + counts.missing > 0) level.push(counts);
    }
    this.#studies.push(all);
  }

  figures(): SheetFigures {
    return {
      corrections: this.#corrections,
      links: estimateMean(this.#links),
      groups: estimateMean(this.#groups),
      assignments: scoresOf(this.#studies),
    };
  }

  /** Of the assignments at each level, the root categories first. */
  levels(): readonly Scores[] {
    return this.#levels.map(scoresOf);
  }
}
