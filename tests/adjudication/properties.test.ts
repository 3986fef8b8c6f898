import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { alignSides } from '@/lib/adjudication/align';
import { type Item, isDisputed, isMet, partOf, parts } from '@/lib/adjudication/item';
import { findItems, itemsOf } from '@/lib/adjudication/items';
import { type Said, saidOf, stillStands } from '@/lib/adjudication/said';
import { sayingOf } from '@/lib/adjudication/saying';
import { Script } from '@/lib/adjudication/script';
import { settle } from '@/lib/adjudication/settle';
import type { Adjudication, Side } from '@/lib/adjudication/side';
import { apply } from '@/lib/tree/operation';
import { depthFirst } from '@/lib/tree/queries';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

import { type Draw, draws, operationFor, trees } from '../support/tree-arbitraries';
import { open, takeAll, unreviewed } from './sides';

/** A correction by those of the drawn edits that can be made. */
function correctBy(base: TreeValue, id: string, drawn: readonly Draw[]): Side {
  let value = unreviewed(base);
  const merged = new Map<string, string>();
  for (const draw of drawn) {
    const operation = operationFor(value, draw);
    const outcome = apply(value, operation);
    if (!outcome.ok) continue;
    value = outcome.value;
    if (operation.type === 'merge-categories') merged.set(operation.sourceId, operation.targetId);
  }
  return { id, value, merged };
}

const edits = fc.array(draws(), { maxLength: 14 });

const corrections = fc
  .tuple(trees, fc.array(edits, { minLength: 2, maxLength: 4 }))
  .map(([base, drawn]) => ({
    base,
    sides: drawn.map((each, index) => correctBy(base, `side-${index}`, each)),
  }));

/** Categories with all there is to them, and who is in them; `order`: in the order of the tree. */
function told(value: TreeValue, { order = true } = {}): readonly string[] {
  const lines = depthFirst(value).map(({ category: { id, parentId, name, scopeNote } }) => {
    const studies = Object.keys(assignmentsOf(value, id)).toSorted();
    return JSON.stringify([id, parentId, name, scopeNote, studies]);
  });
  return order ? lines : lines.toSorted();
}

describe('items', () => {
  it('are found by their keys as they stand among all', () => {
    fc.assert(
      fc.property(corrections, fc.nat(1_000), ({ base, sides }, seed) => {
        const adjudication = open(base, ...sides);
        const all = itemsIn(adjudication);
        const wanted = all.filter((_, at) => (at + seed) % 3 === 0);
        const keys = [...wanted.map(({ key }) => key), 'pair:nowhere:nothing', 'link:nowhere'];
        const byKey = (items: readonly Item[]) => new Map(items.map((item) => [item.key, item]));
        expect(byKey(findItems(adjudication, keys))).toEqual(byKey(wanted));
      }),
    );
  });
});

describe('settling corrections', () => {
  it('gives exactly the tree that all of them are', () => {
    fc.assert(
      fc.property(trees, edits, fc.integer({ min: 2, max: 4 }), (base, drawn, count) => {
        const sides = Array.from({ length: count }, (_, n) => correctBy(base, `side-${n}`, drawn));
        const { final } = open(base, ...sides);
        expect(told(final.value)).toEqual(told(sides[0]?.value ?? base));
      }),
    );
  });

  it('gives one side’s tree when all is taken from it', () => {
    fc.assert(
      fc.property(corrections, fc.nat(3), ({ base, sides }, chosen) => {
        const index = chosen % sides.length;
        const adjudication = takeAll(open(base, ...sides), index);
        const wanted = adjudication.sides[index]?.value ?? base;
        expect(told(adjudication.final.value)).toEqual(told(wanted));
      }),
    );
  });

  it('leaves nothing otherwise than the side has it from which all is taken', () => {
    fc.assert(
      fc.property(corrections, ({ base, sides }) => {
        const adjudication = takeAll(open(base, ...sides), 0);
        const items = parts.flatMap((part) => itemsOf(adjudication, part));
        const others = items.filter((item) => {
          const answer = item.answers[0] ?? null;
          return answer !== null && item.kind !== 'siblings' && !isMet(item, answer);
        });
        expect(others).toEqual([]);
      }),
    );
  });

  it('keeps every tree valid, whichever sides are believed in whichever part', () => {
    const choices = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...parts)), { maxLength: 6 });
    fc.assert(
      fc.property(corrections, choices, ({ base, sides }, chosen) => {
        let adjudication = open(base, ...sides);
        // `edit` throws at what breaks an invariant.
        for (const [index, part] of chosen)
          adjudication = takeAll(adjudication, index % sides.length, [part]);
      }),
    );
  });

  it('does not depend on the order in which names, notes and places are decided', () => {
    const choices = fc.array(fc.nat(3), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(corrections, choices, fc.nat(1_000), ({ base, sides }, chosen, shift) => {
        const adjudication = open(base, ...sides);
        const items = parts
          .flatMap((part) => itemsOf(adjudication, part))
          .filter(({ kind }) => kind === 'name' || kind === 'note' || kind === 'pair')
          .filter(isDisputed)
          .map((item, position) => ({ item, index: chosen[position % 20] ?? 0 }));
        const turned = items.map((_, at) => items[(at + shift) % items.length]);
        const there = decideEach(adjudication, items);
        expect(decideEach(adjudication, turned.toReversed())).toEqual(there);
      }),
    );
  });
});

describe('who comes in late', () => {
  const choices = fc.array(fc.nat(3), { minLength: 1, maxLength: 4 });

  it('opens nothing that was decided by agreeing with one of those who were there', () => {
    fc.assert(
      fc.property(corrections, choices, fc.nat(3), ({ base, sides }, chosen, copied) => {
        const { adjudication, decided } = decideAll(base, sides, chosen);
        const copy = sides[copied % sides.length] ?? { value: base, merged: new Map() };
        const joined = join(adjudication, sides, { ...copy, id: 'late' });
        expect(opened(joined, decided)).toEqual([]);
      }),
    );
  });

  it('opens nothing that was decided by having just what was decided', () => {
    fc.assert(
      fc.property(corrections, fc.nat(3), ({ base, sides }, chosen) => {
        const { adjudication, decided } = decideAll(base, sides, [chosen]);
        const joined = join(adjudication, sides, { ...adjudication.final, id: 'late' });
        expect(opened(joined, decided)).toEqual([]);
      }),
    );
  });

  it('opens just what they say anew', () => {
    fc.assert(
      fc.property(corrections, choices, edits, ({ base, sides }, chosen, drawn) => {
        const { adjudication, decided } = decideAll(base, sides, chosen);
        const joined = join(adjudication, sides, correctBy(base, 'late', drawn));
        for (const item of itemsIn(joined)) {
          const then = decided.get(item.key);
          if (!then || !stillStands(then, item, sides)) continue;
          const heard = [...Object.values(then.sides), then.result];
          const late = item.answers.at(-1) ?? null;
          const isNew = late !== null && !heard.includes(sayingOf(late));
          expect(stillStands(then, item, joined.sides)).toBe(!isNew);
        }
      }),
    );
  });
});

const itemsIn = (adjudication: Adjudication) =>
  parts.flatMap((part) => itemsOf(adjudication, part));

/** Takes all that is open from one side, part by part, with what was said of each item then. */
function decideAll(base: TreeValue, sides: readonly Side[], chosen: readonly number[]) {
  let adjudication = open(base, ...sides);
  const decided = new Map<string, Said>();
  for (const [at, part] of parts.entries()) {
    const before = itemsIn(adjudication).filter((item) => partOf(item) === part);
    const disputed = new Set(before.filter(isDisputed).map(({ key }) => key));
    const index = (chosen[at % chosen.length] ?? 0) % sides.length;
    adjudication = takeAll(adjudication, index, [part]);
    for (const item of itemsIn(adjudication))
      if (disputed.has(item.key)) decided.set(item.key, saidOf(item, sides));
  }
  return { adjudication, decided };
}

/** The same with one more side; nothing is pending, since all groups are decided. */
function join(adjudication: Adjudication, sides: readonly Side[], late: Side): Adjudication {
  const all = alignSides(adjudication.base, [...sides, late], adjudication.final.value);
  return { ...adjudication, sides: all };
}

function opened(joined: Adjudication, decided: ReadonlyMap<string, Said>): readonly string[] {
  const isOpen = (item: Item) => {
    const then = decided.get(item.key);
    return then !== undefined && !stillStands(then, item, joined.sides);
  };
  return itemsIn(joined)
    .filter(isOpen)
    .map(({ key }) => key);
}

type Choice = { item: Parameters<typeof settle>[1]; index: number } | undefined;

function decideEach(adjudication: Adjudication, choices: readonly Choice[]): readonly string[] {
  const script = new Script(adjudication.final);
  for (const choice of choices) {
    const side = adjudication.sides[(choice?.index ?? 0) % adjudication.sides.length];
    const answer = side && choice?.item.answers[adjudication.sides.indexOf(side)];
    if (answer && choice)
      settle({ adjudication, script, side, confirms: true }, choice.item, answer);
  }
  return told(script.value);
}
