/** Union-find over positions; the first of a group is its lowest position. */

export class Groups<C> {
  readonly #parents: number[];
  readonly #criteria: (C | null)[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
    this.#criteria = Array.from({ length: size }, () => null);
  }

  firstOf(index: number): number {
    let first = index;
    while (this.#parent(first) !== first) {
      this.#parents[first] = this.#parent(this.#parent(first));
      first = this.#parent(first);
    }
    return first;
  }

  /** By what the item fell into its group; null for the first of one. */
  criterionOf(index: number): C | null {
    return this.#criteria[index] ?? null;
  }

  join(a: number, b: number, criterion: C): void {
    const [first, later] = [this.firstOf(a), this.firstOf(b)].sort((x, y) => x - y);
    if (first === undefined || later === undefined || first === later) return;
    this.#parents[later] = first;
    this.#criteria[later] = criterion;
  }

  #parent(index: number): number {
    return this.#parents[index] ?? index;
  }
}
