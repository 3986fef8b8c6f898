/** Which lines of the study panel are selected, by their keys. Pure. */

export interface StudySelection {
  readonly keys: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchor: string | null;
  /** The line that has the keyboard. */
  readonly active: string | null;
}

export const nothingSelected: StudySelection = { keys: new Set(), anchor: null, active: null };

export type Selecting = 'only' | 'toggle' | 'range' | 'focus';

/** `order`: keys of all lines from top to bottom. */
export function select(
  selection: StudySelection,
  order: readonly string[],
  key: string,
  how: Selecting,
): StudySelection {
  if (how === 'focus') return { ...selection, active: key };
  if (how === 'toggle') {
    const keys = new Set(selection.keys);
    if (!keys.delete(key)) keys.add(key);
    return { keys, anchor: key, active: key };
  }
  const anchor = selection.anchor ?? selection.active;
  if (how === 'range' && anchor !== null && order.includes(anchor)) {
    const [from, to] = [order.indexOf(anchor), order.indexOf(key)].sort((a, b) => a - b);
    return { keys: new Set(order.slice(from, (to ?? 0) + 1)), anchor, active: key };
  }
  return { keys: new Set([key]), anchor: key, active: key };
}

export function selectAll(selection: StudySelection, order: readonly string[]): StudySelection {
  return { ...selection, keys: new Set(order) };
}

/**
 * What is left of it when the lines are others than before. When the active line has gone, the next one
 * that is left becomes active, else the one before it.
 */
export function within(
  selection: StudySelection,
  order: readonly string[],
  before: readonly string[],
): StudySelection {
  const present = new Set(order);
  const keys = new Set([...selection.keys].filter((key) => present.has(key)));
  const active = remaining(selection.active, present, before);
  if (keys.size === selection.keys.size && active === selection.active) return selection;
  const anchor = present.has(selection.anchor ?? '') ? selection.anchor : null;
  return { keys, anchor, active };
}

function remaining(
  key: string | null,
  present: ReadonlySet<string>,
  before: readonly string[],
): string | null {
  if (key === null || present.has(key)) return key;
  const at = before.indexOf(key);
  const isLeft = (each: string) => present.has(each);
  return before.slice(at).find(isLeft) ?? before.slice(0, at).findLast(isLeft) ?? null;
}
