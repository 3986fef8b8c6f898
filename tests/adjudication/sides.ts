/** Corrections as tests of their settling have them, without a database. */

import { alignSides } from '@/lib/adjudication/align';
import { type Item, type Part, parts } from '@/lib/adjudication/item';
import { pendingIn } from '@/lib/adjudication/items';
import { agreedRounds, type Round, roundsFrom } from '@/lib/adjudication/rounds';
import type { Adjudication, Side } from '@/lib/adjudication/side';
import { violations } from '@/lib/tree/invariants';
import { apply, type Operation } from '@/lib/tree/operation';
import { emptyTree, type TreeValue } from '@/lib/tree/value';

/** The base with these edits, as the correction `id`. Throws when one cannot be made. */
export function correct(base: TreeValue, id: string, ...operations: readonly Operation[]): Side {
  return { id, ...edit({ value: unreviewed(base), merged: new Map() }, operations) };
}

export function unreviewed(value: TreeValue): TreeValue {
  return { ...value, review: emptyTree([]).review };
}

type Grown = Pick<Side, 'value' | 'merged'>;

export function edit(grown: Grown, operations: readonly Operation[]): Grown {
  let { value } = grown;
  const merged = new Map(grown.merged);
  for (const operation of operations) {
    const outcome = apply(value, operation);
    if (!outcome.ok) throw new Error(`${operation.type}: ${outcome.refusal.message}`);
    value = outcome.value;
    const [violation] = violations(value);
    if (violation) throw new Error(violation);
    if (operation.type === 'merge-categories') merged.set(operation.sourceId, operation.targetId);
  }
  return { value, merged };
}

/** The corrections beside a final tree that is the base still. */
export function meet(base: TreeValue, ...sides: readonly Side[]): Adjudication {
  const value = unreviewed(base);
  return withPending({
    base: value,
    sides: alignSides(value, sides, value),
    final: { value, merged: new Map() },
    studyIds: new Set(base.studyIds),
  });
}

function withPending(
  adjudication: Omit<Adjudication, 'pending'>,
  isDecided: (item: Item) => boolean = undecided,
): Adjudication {
  return { ...adjudication, pending: pendingIn(adjudication, isDecided) };
}

/** With the operations of the rounds made on the final tree. */
export function after(adjudication: Adjudication, rounds: readonly Round[]): Adjudication {
  const operations = rounds.flatMap((round) => round.operations);
  const decided = new Set(rounds.flatMap(({ items }) => items.map(({ key }) => key)));
  const final = edit(adjudication.final, operations);
  return withPending({ ...adjudication, final }, ({ key }) => decided.has(key));
}

const undecided = () => false;

/** As it begins: what is agreed is settled. */
export function open(base: TreeValue, ...sides: readonly Side[]): Adjudication {
  const met = meet(base, ...sides);
  return after(met, agreedRounds(met, undecided, { inOrder: true }));
}

/** With all that is open taken from one side, and what is agreed then settled. */
export function takeAll(
  adjudication: Adjudication,
  index: number,
  wanted: readonly Part[] = parts,
): Adjudication {
  const side = adjudication.sides[index];
  if (!side) throw new Error(`There is no side ${index}.`);
  const rounds = roundsFrom(adjudication, side, wanted, undecided);
  const decided = new Set(rounds.flatMap(({ items }) => items.map(({ key }) => key)));
  const taken = after(adjudication, rounds);
  const more = agreedRounds(taken, ({ key }) => decided.has(key));
  return after(taken, [...rounds.map((round) => ({ ...round, operations: [] })), ...more]);
}
