/** Many items at once: those that all agree on, and those that one side is believed in. */

import { longestIncreasing } from '@/lib/tree/increasing';
import type { Operation } from '@/lib/tree/operation';
import { depthFirst } from '@/lib/tree/queries';
import { type CategoryId, childrenOf, findCategory, type TreeValue } from '@/lib/tree/value';

import type { Answer } from './answer';
import { agreedAnswer, type Item, isDisputed, type Part, parts } from './item';
import { itemsOf, pendingIn } from './items';
import { Script } from './script';
import { type Settling, settle } from './settle';
import type { Adjudication, Side } from './side';

/** The operations, part by part, and the items that they settle. */
export interface Round {
  readonly part: Part;
  readonly operations: readonly Operation[];
  readonly items: readonly Item[];
}

/** What is pending follows from what is decided as the rounds go on. */
type Unsettled = Omit<Adjudication, 'pending'>;

interface Answered {
  readonly item: Item;
  readonly answer: Answer;
  readonly side: Side;
}

/** Which of the items are settled, and how; null leaves one as it is. */
type Choose = (item: Item) => Omit<Answered, 'item'> | null;

interface Rounds {
  readonly adjudication: Unsettled;
  readonly isDecided: (item: Item) => boolean;
  readonly choose: Choose;
  readonly confirms: boolean;
  /** In whose order siblings are put; null: as they are. */
  readonly order: ((parentId: CategoryId | null) => Side | null) | null;
}

/**
 * What settles the items on which all agree, those aside that the adjudicator has decided. Groups come first, since
 * what is said of links and assignments depends on which categories there are. What cannot be settled yet is left: a
 * move below something that is itself below the category until a disputed link is decided. `inOrder`: siblings are put
 * into the order of the first side that has changed it.
 */
export function agreedRounds(
  adjudication: Unsettled,
  isDecided: (item: Item) => boolean,
  { inOrder = false } = {},
): readonly Round[] {
  const choose: Choose = (item) => {
    const answer = isDecided(item) ? null : agreedAnswer(item);
    const speaker = item.answers.findIndex((each) => each !== null);
    const side = adjudication.sides[speaker];
    return answer && side ? { answer, side } : null;
  };
  const order = inOrder ? orderOfFirstChange(adjudication) : null;
  return runRounds(parts, { adjudication, isDecided, choose, confirms: false, order });
}

/** What settles all open, disputed items of these parts as the side says; where it says nothing they stay open. */
export function roundsFrom(
  adjudication: Unsettled,
  side: Side,
  wanted: readonly Part[],
  isDecided: (item: Item) => boolean,
): readonly Round[] {
  const index = adjudication.sides.indexOf(side);
  const choose: Choose = (item) => {
    const answer = item.answers[index] ?? null;
    return answer && isDisputed(item) && !isDecided(item) ? { answer, side } : null;
  };
  const order = (parentId: CategoryId | null) =>
    parentId === null || findCategory(side.value, parentId) ? side : null;
  return runRounds(
    parts.filter((part) => wanted.includes(part)),
    { adjudication, isDecided, choose, confirms: true, order },
  );
}

function runRounds(wanted: readonly Part[], rounds: Rounds): readonly Round[] {
  const script = new Script(rounds.adjudication.final);
  const settled = new Set<string>();
  const isDecided = (item: Item) => settled.has(item.key) || rounds.isDecided(item);
  return wanted.map((part) => {
    const from = script.operations.length;
    const items = runPart(part, script, { ...rounds, isDecided });
    for (const { key } of items) settled.add(key);
    return { part, operations: script.operations.slice(from), items };
  });
}

function runPart(part: Part, script: Script, rounds: Rounds): readonly Item[] {
  const adjudication = () => {
    const met = { ...rounds.adjudication, final: script };
    return { ...met, pending: pendingIn(met, rounds.isDecided) };
  };
  const now = (): readonly Answered[] =>
    itemsOf(adjudication(), part).flatMap((item) => {
      const chosen = rounds.choose(item);
      return chosen ? [{ item, ...chosen }] : [];
    });
  const run = (answered: readonly Answered[]) =>
    runAll(answered, { adjudication: adjudication(), script, confirms: rounds.confirms });
  const of = (kind: Item['kind']) => now().filter(({ item }) => item.kind === kind);
  if (part === 'groups') {
    const arrivals = of('category').filter(({ answer }) => isArrival(answer));
    const first = run(arrivals);
    const others = of('category').filter(({ answer }) => !isArrival(answer));
    return [...first, ...run(others), ...run(of('name')), ...run(of('note'))];
  }
  if (part === 'assignments') return run(of('pair'));
  const links = run(of('link'));
  if (rounds.order) putInOrder(script, rounds.order);
  return [...links, ...run(of('siblings'))];
}

const isArrival = (answer: Answer) => answer.kind === 'category' && answer.isThere;

/** Again and again, as long as that settles more: a move may be refused until another has made room for it. */
function runAll(answered: readonly Answered[], settling: Omit<Settling, 'side'>): readonly Item[] {
  const settled: Item[] = [];
  let waiting = answered;
  for (let before = -1; before !== waiting.length && waiting.length > 0; ) {
    before = waiting.length;
    waiting = waiting.filter(({ item, answer, side }) => {
      if (settle({ ...settling, side }, item, answer)) return true;
      settled.push(item);
      return false;
    });
  }
  return settled;
}

function orderOfFirstChange({ base, sides }: Unsettled): NonNullable<Rounds['order']> {
  return (parentId) => {
    const having = sides.filter(
      ({ value }) => parentId === null || findCategory(value, parentId) !== null,
    );
    const changed = having.find(({ value }) => isReordered(base, value, parentId));
    return changed ?? having[0] ?? null;
  };
}

function isReordered(base: TreeValue, value: TreeValue, parentId: CategoryId | null): boolean {
  const before = new Set(childrenOf(base, parentId));
  const after = new Set(childrenOf(value, parentId));
  const kept = [...before].filter((id) => after.has(id));
  return [...after].filter((id) => before.has(id)).some((id, index) => id !== kept[index]);
}

function putInOrder(script: Script, orderOf: NonNullable<Rounds['order']>): void {
  const parentIds = [null, ...depthFirst(script.value).map(({ category }) => category.id)];
  for (const parentId of parentIds) {
    const side = orderOf(parentId);
    if (side) arrange(script, parentId, childrenOf(side.value, parentId));
  }
}

/** Puts the children that are in `like` into its order; the others stay where they are between them. */
function arrange(script: Script, parentId: CategoryId | null, like: readonly CategoryId[]): void {
  const here = new Set(childrenOf(script.value, parentId));
  const ordered = like.filter((id) => here.has(id));
  const inLike = new Set(ordered);
  let next = 0;
  const wanted = [...here].map((id) => (inLike.has(id) ? (ordered[next++] ?? id) : id));
  const rank = new Map(wanted.map((id, index) => [id, index]));
  const staying = new Set(longestIncreasing([...here].map((id) => rank.get(id) ?? 0)));
  for (const [position, id] of wanted.entries()) {
    if (staying.has(position)) continue;
    const others = childrenOf(script.value, parentId).filter((each) => each !== id);
    const index = others.indexOf(wanted[position - 1] ?? '') + 1;
    script.push({ type: 'move-category', id, parentId, index });
  }
}
