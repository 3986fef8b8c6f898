import { describe, expect, it } from 'vitest';

import type { Choice } from '@/components/review-queue/choice';
import { linkChoices } from '@/components/review-queue/link-choices';
import { pairChoices, planRow } from '@/components/review-queue/pair-choices';
import { siblingsChoices } from '@/components/review-queue/siblings-choices';
import type { LinkItem, PairItem, SiblingsItem } from '@/lib/tree/review/item';

import { tree } from '../../support/tree-dsl';
import { treeAfter } from '../../tree/laws';

const value = tree`
  Interventions
    Reminders [s1]
      By text
    Alerts
  Barriers
`;
const link: LinkItem = { kind: 'link', childId: 'reminders', parentId: 'interventions' };
const group: SiblingsItem = { kind: 'siblings', parentId: 'interventions' };
const pair: PairItem = { kind: 'pair', studyId: 's1', categoryId: 'reminders' };

const shown = { blind: false, likely: ['alerts'] };

function chosen(choices: readonly Choice[], key: string): Choice {
  const choice = choices.find(({ keys }) => keys.includes(key));
  if (!choice) throw new Error(`No choice has the key ${key}.`);
  return choice;
}

function planOf({ act }: Choice) {
  if (act.kind !== 'answer') throw new Error('This choice asks on.');
  return act.plan;
}

function pickOf({ act }: Choice) {
  if (act.kind !== 'pick') throw new Error('This choice asks for no category.');
  return act;
}

describe('the choices', () => {
  it('have no key twice', () => {
    const lists = [
      linkChoices(link, value, 'whether'),
      linkChoices(link, value, 'instead'),
      siblingsChoices(group, value, 'whether', []),
      siblingsChoices(group, value, 'instead', ['alerts']),
      pairChoices(pair, value, shown),
    ];
    for (const choices of lists) {
      const keys = choices.flatMap((choice) => choice.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('of a link that is wrong ask what instead', () => {
    expect(chosen(linkChoices(link, value, 'whether'), 'n').act.kind).toBe('step');
    const move = pickOf(chosen(linkChoices(link, value, 'instead'), 'm'));
    expect(move.planFor('barriers')).toMatchObject({ ok: true });
    expect(move.planFor('interventions')).toMatchObject({
      ok: false,
      reason: 'It is in ‘Interventions’ now.',
    });
    expect(move.planFor('by-text')).toMatchObject({ ok: false, reason: /which is below it/ });
  });

  it('of a group move what is ticked, and nothing while nothing is', () => {
    expect(siblingsChoices(group, value, 'instead', []).map(({ id }) => id)).toEqual(['stay']);
    const move = pickOf(chosen(siblingsChoices(group, value, 'instead', ['alerts']), 'm'));
    expect(move.planFor(null)).toMatchObject({ ok: true, done: 'Moved ‘Alerts’ to the root' });
    expect(move.planFor('interventions').ok).toBe(false);
  });

  it('of a study say what they would do, and in a blind review do not', () => {
    const labels = (item: PairItem, blind: boolean) =>
      pairChoices(item, value, { ...shown, blind }).map(({ label }) => label);
    const missing = { ...pair, categoryId: 'alerts' };
    expect(labels(pair, false)).not.toEqual(labels(missing, false));
    expect(labels(pair, true)).toEqual(labels(missing, true));
  });

  it('mark the answer that stands, which may be given again', () => {
    const no = planOf(chosen(pairChoices(pair, value, shown), 'n'));
    if (!no.ok) throw new Error(no.reason);
    const answered = treeAfter(value, no.operations);
    const again = chosen(pairChoices(pair, answered, shown), 'n');
    expect(again.stands).toBe(true);
    expect(planOf(again)).toMatchObject({ ok: true, operations: [] });
    expect(chosen(pairChoices(pair, answered, shown), 'y').stands).toBe(false);
  });
});

describe('confirming the row', () => {
  it('is refused once all of it is reviewed', () => {
    const row = planRow(value, 's1');
    if (!row.ok) throw new Error(row.reason);
    expect(row.operations).toHaveLength(5);
    expect(planRow(treeAfter(value, row.operations), 's1').ok).toBe(false);
  });
});
