import * as z from 'zod/mini';

import { ownEntry } from '@/lib/tree/value';

import type { Item } from './item';
import { sayingOf } from './saying';

/** What was said about an item when it was decided. Stored as JSON. */
export const saidSchema = z.object({
  version: z.literal(1),
  /** By the side's id; null: nothing. */
  sides: z.record(z.string(), z.nullable(z.string())),
  /** What the final tree said then; null: the decision took the item away. */
  result: z.nullable(z.string()),
});

export type Said = z.infer<typeof saidSchema>;

type SideIds = readonly { readonly id: string }[];

function sayingBy({ answers }: Pick<Item, 'answers'>, index: number): string | null {
  const answer = answers[index];
  return answer ? sayingOf(answer) : null;
}

/** To be kept with a decision. `sides`: in the order of the item's answers. */
export function saidOf(item: Pick<Item, 'answers' | 'now'>, sides: SideIds): Said {
  const bySide = sides.map(({ id }, index) => [id, sayingBy(item, index)] as const);
  const result = item.now ? sayingOf(item.now) : null;
  return { version: 1, sides: Object.fromEntries(bySide), result };
}

/**
 * Whether a decision stands, made on what was said then: no side objects to it anew. Who said something says the same
 * still, or what was decided; who has come since says what somebody said then, or what was decided; and saying nothing
 * is no objection.
 */
export function stillStands(then: Said, item: Pick<Item, 'answers'>, sides: SideIds): boolean {
  const heard = new Set(Object.values(then.sides));
  return sides.every(({ id }, index) => {
    const saying = sayingBy(item, index);
    if (saying === null || saying === then.result) return true;
    const before = ownEntry(then.sides, id) ?? null;
    return before === null ? heard.has(saying) : saying === before;
  });
}
