/** How often each of some things occurs, things alike counted together. */
export class Frequencies<T> {
  readonly #counts = new Map<string, { readonly thing: T; times: number }>();

  /** `keyOf` says which are alike: the first of them stands for all. */
  constructor(private readonly keyOf: (thing: T) => string) {}

  add(thing: T): void {
    const key = this.keyOf(thing);
    const known = this.#counts.get(key);
    if (known) known.times += 1;
    else this.#counts.set(key, { thing, times: 1 });
  }

  /** How many different ones there are. */
  get size(): number {
    return this.#counts.size;
  }

  /** The most frequent, at most so many; equally frequent ones by their key. */
  most(limit: number): readonly (T & { readonly times: number })[] {
    return [...this.#counts]
      .sort(([a, { times: x }], [b, { times: y }]) => y - x || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([, { thing, times }]) => ({ ...thing, times }));
  }
}
