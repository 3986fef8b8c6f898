/**
 * The drag that is going on. Outside of React's state, because it changes with the pointer: only the label
 * and the mark listen to it, no row renders again.
 */

import type { DragPayload } from './drop-plan';
import type { DropTarget, Zone } from './drop-zone';
import type { Plan } from './plan';

export interface Hover {
  readonly target: DropTarget;
  readonly mark: Zone['mark'] | null;
  /** The row it is drawn at; null for the space below the rows. */
  readonly rowId: string | null;
  readonly also: boolean;
  readonly plan: Plan;
}

export interface Drag {
  readonly payload: DragPayload;
  readonly hover: Hover | null;
}

let drag: Drag | null = null;
const subscribers = new Set<() => void>();

export function currentDrag(): Drag | null {
  return drag;
}

export function setDrag(next: Drag | null): void {
  if (drag === next) return;
  drag = next;
  for (const subscriber of subscribers) subscriber();
}

export function setHover(hover: Hover | null): void {
  if (drag && drag.hover !== hover) setDrag({ ...drag, hover });
}

export function subscribeToDrag(subscriber: () => void): () => void {
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}
