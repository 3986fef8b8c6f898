/** What was kept last, by key: the `most` newest; those that are kept again are new. */
export class Recent<T> {
  readonly #entries = new Map<string, T>();

  constructor(private readonly most: number) {}

  find(key: string): T | null {
    return this.#entries.get(key) ?? null;
  }

  keep(key: string, entry: T): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.most && oldest !== undefined) this.#entries.delete(oldest);
  }
}
