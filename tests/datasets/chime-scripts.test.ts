/** What the paper's training scripts rely on when they load the released tables. */

import { describe, expect, it } from 'vitest';

import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { columnsOf, type TableName } from '@/lib/datasets/columns';
import { rowsOfTable } from '@/lib/datasets/rows';
import { type LabelSource, Numbering } from '@/lib/datasets/source';
import { splits } from '@/lib/datasets/splits';

import { tree } from '../support/tree-dsl';
import { add, assign, judge, judgeGroup, merge, move, remove, Session, unassign } from './sessions';

const base = tree`
  Interventions [s0 s4]
    Reminders [s0]
      Alerts [s1]
      Letters [s5]
    Posters [s2]
  Barriers [s2]
    Time [s3]
    Money
`;

/** Three corrections of one tree, over topics in all four splits. */
function sources(): LabelSource[] {
  const played = [new Session(base), new Session(base), new Session(base)];
  const [ada, ben, cleo] = played;
  ada?.do(move('alerts', 'barriers'), assign('s4', 'money'));
  ada?.do(judge('s0', 'interventions', 'does-not-belong'));
  ben?.do(merge('letters', 'alerts'), remove('posters'), judgeGroup('barriers', 'coherent'));
  cleo?.do(add('law', 'reminders'), unassign('s0', 'reminders'), add('policy', null));
  return splits.flatMap((split) =>
    played.map((session) => {
      const correction = session.correction({ complete: true });
      const labels = new AnnotatorLabels(correction);
      return {
        topic: { id: split, title: 'Nudges', reviewId: split, reviewPmid: null, split },
        ...{ treeId: 't', base, annotator: 'A', model: null, labels, promptVersion: () => null },
        studies: base.studyIds.map((id, number) => ({ id, number, claim: `Claim ${id}` })),
        correction: { value: correction.value, labels },
      };
    }),
  );
}

function load(table: TableName) {
  const names = columnsOf(table, false).map(({ name }) => name);
  const numbering = new Numbering();
  return sources().flatMap((source) =>
    [...rowsOfTable(table, source, numbering, names)].map((row) => row.cells()),
  );
}

type Cells = ReturnType<typeof load>[number];

describe('claim-category, as the fine-tuning script reads it', () => {
  const rows = load('claim-category');
  const groups = Map.groupBy(rows, (row) =>
    [row.review_pmid, row.hierarchy_id, row.claim].join('\t'),
  );

  it('has one row for each review, hierarchy, claim and node, so that a merge on them adds none', () => {
    for (const group of groups.values())
      expect(new Set(group.map(({ node_id }) => node_id)).size).toBe(group.length);
  });

  it('has paths of whole numbers that lead through rows of the same group to the node itself', () => {
    for (const group of groups.values()) {
      const ids = new Set(group.map(({ node_id }) => node_id));
      for (const { node_id, node_path } of group) {
        const path = String(node_path).split(',').map(Number);
        expect(path.every((id) => Number.isInteger(id) && ids.has(id))).toBe(true);
        expect(path.at(-1)).toBe(node_id);
      }
    }
  });

  it('has the aggregated label that the script works out: the mean over the path is 1', () => {
    const label = (group: readonly Cells[], { node_path }: Cells) => {
      const path = new Set(String(node_path).split(',').map(Number));
      const onPath = group.filter(({ node_id }) => path.has(Number(node_id)));
      return Number(onPath.every(({ human_label }) => human_label === 1));
    };
    for (const group of groups.values())
      for (const row of group) expect(row.agg_label).toBe(label(group, row));
  });

  it('has labels of 0 and 1 only, and no empty cell', () => {
    for (const row of rows) {
      for (const name of ['human_label', 'agg_label', 'claude_label'])
        expect([0, 1]).toContain(row[name]);
      expect(Object.values(row)).not.toContain(null);
      expect(Object.values(row)).not.toContain('');
    }
  });
});

describe('sibling-coherence, as the fine-tuning script reads it', () => {
  const rows = load('sibling-coherence');

  it('has one line a group without its children, in the order of the groups’ ids', () => {
    const lines = new Set(
      rows.map((row) =>
        [
          row.sibling_group_id,
          row.parent_category,
          row.split,
          row.agg_label,
          row.coherence_rate,
        ].join('\t'),
      ),
    );
    const ids = [...lines].map((line) => Number(line.split('\t')[0]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names each sibling of a group once', () => {
    for (const group of Map.groupBy(rows, (row) => row.sibling_group_id).values()) {
      const names = group.map(({ child_category }) => child_category);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(1);
    }
  });
});

describe('parent-child-relation', () => {
  it('has labels from 0 to 2 and names on both sides', () => {
    const rows = load('parent-child-relation');
    for (const row of rows) {
      expect([0, 1, 2]).toContain(row.human_label);
      expect(row.parent_category).toBeTruthy();
      expect(row.child_category).toBeTruthy();
    }
    expect(new Set(rows.map(({ human_label }) => human_label))).toEqual(new Set([0, 1, 2]));
  });
});
