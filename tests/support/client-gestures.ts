/** Random operations that a client may send. */

import { createHash } from 'node:crypto';

import { applyGesture } from '@/lib/tree/gesture';
import { type ClientOperation, clientOperationSchema } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';

import { type Draw, operationFor } from './tree-arbitraries';

/** The same run draws the same ids. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Operations that a client may send, each drawn against the tree that the ones before it leave. */
export function operationsFor(
  value: TreeValue,
  drawn: readonly Draw[],
  name: string,
): ClientOperation[] {
  const operations: ClientOperation[] = [];
  for (const [index, draw] of drawn.entries()) {
    const before = applyGesture(value, operations);
    const { provenance, asJudged, members, ...operation } = {
      provenance: undefined,
      asJudged: undefined,
      members: undefined,
      ...operationFor(before.ok ? before.value : value, draw),
      ...(draw.type === 'add-category' && { id: uuidOf(`${name} ${index}`) }),
    };
    const parsed = clientOperationSchema.safeParse(operation);
    if (!parsed.success) continue;
    const applies = applyGesture(value, [...operations, parsed.data]).ok;
    // Most gestures should stand, and some fail at any of their operations.
    if (applies || draw.c % 5 === 0) operations.push(parsed.data);
  }
  return operations;
}
