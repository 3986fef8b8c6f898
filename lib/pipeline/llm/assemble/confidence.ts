import { addTo, dot, type Vector, type VectorSpace } from '../../local/clusters/vectors';
import { type Draft, studiesOf } from '../draft';

/** Some studies, and the sum of their vectors. */
interface Group {
  readonly studies: ReadonlySet<number>;
  readonly sum: Float64Array;
  /** Of the sum; 0 when no study has a vector. */
  readonly squaredLength: number;
}

function squaredLengthOf(values: Float64Array): number {
  let square = 0;
  for (const value of values) square += value * value;
  return square;
}

/** Cosine of a unit vector and a sum; 0 when there is no sum. */
function nearness(vector: Vector, { sum, squaredLength }: Group): number {
  return squaredLength > 0 ? dot(vector, sum) / Math.sqrt(squaredLength) : 0;
}

/** The same, with the vector itself taken out of the sum first. */
function nearnessOfMember(vector: Vector, { sum, squaredLength }: Group): number {
  const within = dot(vector, sum);
  const rest = squaredLength - 2 * within + 1;
  return rest > 1e-9 ? (within - 1) / Math.sqrt(rest) : 0;
}

/** How near each study's wording is to each leaf and inner category: margins of a nearest-category vote. */
export class WordingVote {
  readonly #categories: readonly Group[];

  /** `indexOf`: index into the space's vectors by study number. */
  constructor(
    roots: readonly Draft[],
    private readonly space: VectorSpace,
    private readonly indexOf: ReadonlyMap<number, number>,
  ) {
    const all = roots.flatMap(function flat(draft): Draft[] {
      return [draft, ...draft.children.flatMap(flat)];
    });
    // An empty one is near to nothing, and a tree that was given may have thousands.
    this.#categories = all
      .map(studiesOf)
      .filter(({ size }) => size > 0)
      .map((studies) => this.among(studies));
  }

  /** Work units of one margin, for `Pace`. */
  get unitsPerMargin(): number {
    return 200 * this.#categories.length;
  }

  /** The studies as `margin` compares with them. */
  among(studies: ReadonlySet<number>): Group {
    const sum = new Float64Array(this.space.size);
    for (const number of studies) {
      const vector = this.#vectorOf(number);
      if (vector) addTo(sum, vector, 1);
    }
    return { studies, sum, squaredLength: squaredLengthOf(sum) };
  }

  /**
   * 0.5 plus half of the margin by which the study is nearer to the others of its category than to the nearest
   * category that it is not in; 0 to 1. null when there is nothing to compare.
   */
  margin(studyNumber: number, own: Group): number | null {
    const vector = this.#vectorOf(studyNumber);
    const others = this.#categories.filter(({ studies }) => !studies.has(studyNumber));
    if (!vector || own.studies.size < 2 || others.length === 0) return null;
    const nearest = Math.max(...others.map((other) => nearness(vector, other)));
    return Math.round((0.5 + (nearnessOfMember(vector, own) - nearest) / 2) * 1000) / 1000;
  }

  /** null for a study without text. */
  #vectorOf(studyNumber: number): Vector | null {
    const vector = this.space.vectors[this.indexOf.get(studyNumber) ?? -1];
    return vector && vector.dims.length > 0 ? vector : null;
  }
}
