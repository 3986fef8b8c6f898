import { kindOf, type Operation } from './operation';
import type { TreeValue } from './value';

/**
 * Keys of what an operation changes (touch.ts names them): a name, a note, a place, a study-category
 * pair, a judgement, who is in a group, or a category as a whole. The operation must apply to `before`.
 */
export function touches(before: TreeValue, operation: Operation): readonly string[] {
  return kindOf(operation).touches(before, operation);
}

/**
 * Would one of two gestures overwrite or silently reinterpret what the other did? They collide when they
 * touch the same thing, when one makes or dissolves a category that the other touches, and when one
 * judges a group whose members the other changes. Two that only change the members of one group do not.
 */
export function conflicts(a: Iterable<string>, b: Iterable<string>): boolean {
  const [left, right] = [readKeys(a), readKeys(b)];
  return collides(left, right) || collides(right, left);
}

/** Why a gesture that conflicts with what others have done since is refused, for its author. */
export const staleReason =
  'The tree has been changed here since you last saw it. Look at it as it is now, and do it again.';

interface Touched {
  readonly keys: ReadonlySet<string>;
  /** Ids of the categories that any key is about. */
  readonly about: ReadonlySet<string>;
}

function readKeys(keys: Iterable<string>): Touched {
  const read = new Set(keys);
  return { keys: read, about: new Set([...read].map((key) => split(key).id)) };
}

function split(key: string): { aspect: string; id: string } {
  const [aspect = '', id = ''] = key.split('/', 2);
  return { aspect, id };
}

function collides(a: Touched, b: Touched): boolean {
  for (const key of a.keys) {
    const { aspect, id } = split(key);
    if (aspect === 'category' && b.about.has(id)) return true;
    if (aspect === 'members' ? b.keys.has(`siblings/${id}`) : b.keys.has(key)) return true;
  }
  return false;
}
