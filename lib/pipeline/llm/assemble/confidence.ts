import { centroid, dot, type VectorSpace } from '../../local/clusters/vectors';
import { type Draft, studiesOf } from '../draft';

/** How near each study's wording is to each leaf and inner category: margins of a nearest-category vote. */
export class WordingVote {
  readonly #categories: { readonly studies: ReadonlySet<number>; readonly mean: Float64Array }[];

  /** `indexOf`: index into the space's vectors by study number. */
  constructor(
    roots: readonly Draft[],
    private readonly space: VectorSpace,
    private readonly indexOf: ReadonlyMap<number, number>,
  ) {
    const all = roots.flatMap(function flat(draft): Draft[] {
      return [draft, ...draft.children.flatMap(flat)];
    });
    this.#categories = all.map((draft) => {
      const studies = studiesOf(draft);
      return { studies, mean: this.#mean(studies, null) };
    });
  }

  /**
   * 0.5 plus half of the margin by which the study is nearer to the others of this category than to the nearest
   * category that it is not in; 0 to 1. null when there is nothing to compare.
   */
  margin(studyNumber: number, members: ReadonlySet<number>): number | null {
    const vector = this.space.vectors[this.indexOf.get(studyNumber) ?? -1];
    const others = this.#categories.filter(({ studies }) => !studies.has(studyNumber));
    if (!vector || vector.dims.length === 0 || members.size < 2 || others.length === 0) return null;
    const own = dot(vector, this.#mean(members, studyNumber));
    const nearest = Math.max(...others.map(({ mean }) => dot(vector, mean)));
    return Math.round((0.5 + (own - nearest) / 2) * 1000) / 1000;
  }

  #mean(studies: ReadonlySet<number>, without: number | null): Float64Array {
    const members = [...studies].flatMap((number) => {
      const vector = this.space.vectors[this.indexOf.get(number) ?? -1];
      return vector && number !== without ? [{ vector, weight: 1 }] : [];
    });
    return centroid(members, this.space.size);
  }
}
