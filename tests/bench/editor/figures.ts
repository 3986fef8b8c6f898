/** Figures of one kind of interaction. Times in ms. */

import { median } from '../table';
import type { Interaction, LongTasks } from './probe';

export interface Figures {
  readonly p50: number;
  readonly max: number;
}

export function figuresOf(values: readonly number[]): Figures {
  return { p50: median(values), max: Math.max(...values) };
}

/** What was measured on one page. */
export interface PageFigures {
  readonly mount: number;
  readonly interactions: Readonly<Record<string, readonly Interaction[]>>;
  /** While a pointer drags. */
  readonly drag: LongTasks | null;
  /** Of the page's heap after a collection, in MB. */
  readonly memory: number;
}

export const settled = (all: readonly Interaction[] | undefined): Figures =>
  figuresOf((all ?? []).map((each) => each.settled));

export const painted = (all: readonly Interaction[] | undefined): Figures =>
  figuresOf((all ?? []).map((each) => each.nextPaint));
