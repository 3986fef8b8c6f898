import { describe, expect, it } from 'vitest';

import { AgreedLabels } from '@/lib/datasets/agreed-labels';
import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { columnsOf, type TableName, tables } from '@/lib/datasets/columns';
import { rowsOfTable } from '@/lib/datasets/rows';
import { type LabelSource, Numbering } from '@/lib/datasets/source';
import type { TreeValue } from '@/lib/tree/value';

import { tree } from '../support/tree-dsl';
import { add, assign, judge, judgeGroup, move, rename, Session, unassign } from './sessions';

const base = tree`
  Interventions
    Reminders [s0]
      Alerts [s1]
    Posters [s2]
  Barriers [s2]
`;

const topic = {
  ...{ id: 'topic-1', title: 'Nudges', reviewId: 'CD001', reviewPmid: '123' },
  split: 'train',
} as const;

function sourceOf(played: Session, change: Partial<LabelSource> = {}): LabelSource {
  const correction = played.correction();
  const labels = new AnnotatorLabels(correction);
  return {
    ...{ topic, treeId: 'tree-1', base: played.base, annotator: 'Ada', model: 'm-1', labels },
    studies: played.base.studyIds.map((id, number) => ({ id, number, claim: `Claim ${id}` })),
    correction: { value: correction.value, labels },
    promptVersion: (id) => (id === 'e1' ? 'check-1' : null),
    ...change,
  };
}

const rowsWithState = (table: TableName, source: LabelSource, numbering = new Numbering()) => {
  const names = columnsOf(table, true).map(({ name }) => name);
  return [...rowsOfTable(table, source, numbering, names)];
};

const rowsOf = (table: TableName, source: LabelSource, numbering = new Numbering()) =>
  rowsWithState(table, source, numbering).map((row) => row.cells());

describe('the columns', () => {
  it('are the released ones in their order', () => {
    const names = (table: TableName) => columnsOf(table, false).map(({ name }) => name);
    expect(names('claim-category').join()).toBe(
      'review_id,review_pmid,hierarchy_id,node_id,node_path,split,claim,category,human_label,agg_label,claude_label',
    );
    expect(names('parent-child-relation').join()).toBe(
      'review_pmid,review_id,parent_category,child_category,human_label,split',
    );
    expect(names('sibling-coherence').join()).toBe(
      'review_pmid,review_id,sibling_group_id,parent_category,child_category,pairwise_label,split,coherence_rate,agg_label',
    );
  });

  it.each(tables)('have a cell each in every row of %s', (table) => {
    const [row] = rowsOf(table, sourceOf(new Session(base)));
    const names = columnsOf(table, true).map(({ name }) => name);
    expect(Object.keys(row ?? {}).toSorted()).toEqual(names.toSorted());
  });
});

describe('claim-category', () => {
  const line = (cells: Record<string, unknown>) =>
    ['hierarchy_id', 'node_id', 'node_path', 'category', 'claim']
      .map((key) => cells[key])
      .join(' ');

  it('has every study with every category, by hierarchy', () => {
    const rows = rowsOf('claim-category', sourceOf(new Session(base)));
    expect(rows).toHaveLength(3 * 5);
    expect(rows.slice(0, 4).map(line)).toEqual([
      '0 0 0 Interventions Claim s0',
      '0 1 0,1 Reminders Claim s0',
      '0 2 0,1,2 Alerts Claim s0',
      '0 3 0,3 Posters Claim s0',
    ]);
    expect(line(rows[12] ?? {})).toBe('1 0 0 Barriers Claim s0');
  });

  it('has the base tree’s own assignments as the model’s labels, not what follows from them', () => {
    const [interventions, reminders] = rowsOf('claim-category', sourceOf(new Session(base)));
    expect([interventions?.claude_label, interventions?.human_label]).toEqual([0, 1]);
    expect([reminders?.claude_label, reminders?.human_label]).toEqual([1, 1]);
  });

  it('aggregates over the whole path', () => {
    const played = new Session(base);
    played.do(judge('s1', 'reminders', 'does-not-belong'));
    const rows = rowsOf('claim-category', sourceOf(played)).filter(
      ({ claim, hierarchy_id }) => claim === 'Claim s1' && hierarchy_id === 0,
    );
    const labels = rows.map((row) => `${row.category} ${row.human_label} ${row.agg_label}`);
    expect(labels).toEqual(['Interventions 1 1', 'Reminders 0 0', 'Alerts 1 0', 'Posters 0 0']);
  });

  it('goes on counting with what the annotator added, from the nearest category of the base', () => {
    const played = new Session(base);
    played.do(add('letters', 'alerts'));
    played.do(move('alerts', 'barriers'));
    played.do(add('law', null));
    played.do(assign('s0', 'law'));
    const rows = rowsOf('claim-category', sourceOf(played)).filter((row) => row.is_added);
    expect(rows.filter(({ claim }) => claim === 'Claim s0').map(line)).toEqual([
      '0 4 0,1,2,4 letters Claim s0',
      '2 0 0 law Claim s0',
    ]);
    const [law] = rows.filter(({ category, claim }) => category === 'law' && claim === 'Claim s0');
    expect(law).toMatchObject({ claude_label: 0, human_label: 1, origin: 'EXPERT' });
  });

  it('has the base’s name, and the corrected one beside it', () => {
    const played = new Session(base);
    played.do(rename('barriers', 'Obstacles'));
    const row = rowsOf('claim-category', sourceOf(played)).at(-1);
    expect(row).toMatchObject({ category: 'Barriers', corrected_category: 'Obstacles' });
  });

  it('names where a place came from', () => {
    const told: TreeValue = {
      ...base,
      assignments: { ...base.assignments, barriers: { s2: { origin: 'MODEL', evidenceId: 'e1' } } },
    };
    const row = rowsOf('claim-category', sourceOf(new Session(told))).at(-1);
    expect(row).toMatchObject({ origin: 'MODEL', model: 'm-1', prompt_version: 'check-1' });
  });

  it('counts hierarchies on through the corrections of one topic', () => {
    const numbering = new Numbering();
    const source = sourceOf(new Session(base));
    rowsOf('claim-category', source, numbering);
    expect(rowsOf('claim-category', source, numbering)[0]?.hierarchy_id).toBe(2);
    const other = { ...source, topic: { ...topic, id: 'topic-2' } };
    expect(rowsOf('claim-category', other, numbering)[0]?.hierarchy_id).toBe(0);
  });

  it('never leaves the review’s ids empty', () => {
    const ids = (change: object) => {
      const source = sourceOf(new Session(base), { topic: { ...topic, ...change } });
      const [row] = rowsOf('claim-category', source);
      return [row?.review_id, row?.review_pmid];
    };
    expect(ids({})).toEqual(['CD001', '123']);
    expect(ids({ reviewPmid: null })).toEqual(['CD001', 'CD001']);
    expect(ids({ reviewPmid: '', reviewId: null })).toEqual(['topic-1', 'topic-1']);
  });
});

describe('parent-child-relation', () => {
  it('has a row for each link of the base, then for each new one', () => {
    const played = new Session(base);
    played.do(move('posters', 'barriers'));
    const rows = rowsOf('parent-child-relation', sourceOf(played));
    expect(
      rows.map((row) => `${row.parent_category} > ${row.child_category}: ${row.human_label}`),
    ).toEqual([
      'Interventions > Reminders: 1',
      'Reminders > Alerts: 1',
      'Interventions > Posters: 0',
      'Barriers > Posters: 2',
    ]);
  });
});

describe('sibling-coherence', () => {
  it('has a row for each sibling of each group, the rate by pairs', () => {
    const three = tree`
      Letters [s0]
      Posters [s1]
      Law [s2]
    `;
    const played = new Session(three);
    played.do(judgeGroup(null, 'incoherent', 'law'));
    const rows = rowsOf('sibling-coherence', sourceOf(played));
    expect(
      rows.map((row) => [row.parent_category, row.child_category, row.pairwise_label]),
    ).toEqual([
      ['Nudges', 'Letters', 1],
      ['Nudges', 'Posters', 1],
      ['Nudges', 'Law', 0],
    ]);
    expect(new Set(rows.map((row) => row.coherence_rate))).toEqual(new Set([1 / 3]));
    expect(new Set(rows.map((row) => row.agg_label))).toEqual(new Set([0]));
  });

  it('numbers the groups upwards through the file', () => {
    const numbering = new Numbering();
    const source = sourceOf(new Session(base));
    const ids = () => rowsOf('sibling-coherence', source, numbering).map((r) => r.sibling_group_id);
    expect(ids()).toEqual([0, 0, 1, 1]);
    expect(ids()).toEqual([2, 2, 3, 3]);
  });
});

describe('labels that several annotators agree on', () => {
  const ada = new Session(base);
  ada.do(unassign('s2', 'barriers'));
  const ben = new Session(base);
  ben.do(unassign('s2', 'barriers'));
  ben.do(judge('s0', 'reminders', 'belongs'));
  const cleo = new Session(base);
  cleo.do(judge('s2', 'barriers', 'belongs'));
  const all = [ada, ben, cleo].map((played) => played.labels());

  it('are those of more than half by majority, and of all when unanimous', () => {
    const label = (rule: 'majority' | 'unanimous', annotators = all) =>
      new AgreedLabels(annotators, rule).pair('s2', 'barriers');
    expect(label('majority')).toEqual({ label: 0, state: 'reviewed', record: null });
    expect(label('unanimous').state).toBe('disputed');
    expect(label('unanimous', all.slice(0, 2)).state).toBe('reviewed');
    expect(label('majority', all.slice(1)).state).toBe('disputed');
  });

  it('need two who decided', () => {
    expect(new AgreedLabels(all, 'majority').pair('s0', 'reminders').state).toBe('disputed');
  });

  it('make rows of the base’s items only', () => {
    const source = sourceOf(ada, { labels: new AgreedLabels(all, 'majority'), correction: null });
    const rows = rowsWithState('claim-category', source);
    expect(rows).toHaveLength(15);
    expect(rows.filter(({ state }) => state === 'reviewed')).toHaveLength(1);
  });
});
