/** Where a reviewer has been: the items shown before, and the place among them. Pure. */

export interface Trail {
  /** Keys of the items answered or skipped, in the order in which they were shown last. */
  readonly keys: readonly string[];
  /** Place in `keys`; their number: at the head of the queue. */
  readonly at: number;
}

export const startOfTrail: Trail = { keys: [], at: 0 };

/** The key to show; null: the head of the queue. */
export function shownKey({ keys, at }: Trail): string | null {
  return keys[at] ?? null;
}

/** The shown item, with this key, has been dealt with: goes on to the next. */
export function passed(trail: Trail, key: string): Trail {
  if (shownKey(trail) !== null) return forward(trail);
  const keys = [...trail.keys.filter((each) => each !== key), key];
  return { keys, at: keys.length };
}

export function back(trail: Trail): Trail {
  return { ...trail, at: Math.max(0, trail.at - 1) };
}

export function forward(trail: Trail): Trail {
  return { ...trail, at: Math.min(trail.keys.length, trail.at + 1) };
}

/** Goes back to an item; to the head of the queue when it is not on the trail. */
export function returnTo(trail: Trail, key: string): Trail {
  const at = trail.keys.indexOf(key);
  return { ...trail, at: at === -1 ? trail.keys.length : at };
}

/** Without the items that are not in the set any more. */
export function pruned(trail: Trail, has: (key: string) => boolean): Trail {
  if (trail.keys.every(has)) return trail;
  const keys = trail.keys.filter(has);
  return { keys, at: trail.keys.slice(0, trail.at).filter(has).length };
}
