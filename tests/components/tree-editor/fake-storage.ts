/** A browser's storage in memory: one of it for all tabs of a test. */

import type { KeepArea } from '@/components/tree-editor/kept-gestures';

export class FakeStorage implements KeepArea {
  readonly entries = new Map<string, string>();
  /** Refuses to keep anything more, as a full or forbidden storage does. */
  isFull = false;

  get length(): number {
    return this.entries.size;
  }

  key(index: number): string | null {
    return [...this.entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException('The quota is used up.', 'QuotaExceededError');
    this.entries.set(key, value);
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }
}
