/** The files themselves, as a script with pandas finds them: names, order and types of the columns, and no gaps. */

import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

import type { TableName } from '@/lib/datasets/columns';

import { useDatabase } from '../support/database';
import { exportedLines, fileOf, makeExport } from '../support/http-exports';
import { gesture, move, plantCorrection, save } from '../support/http-trees';

useDatabase();

type Kind = 'integer' | 'number' | 'text';

/** CHIME's released columns in their order, with the type that pandas reads them as. */
const released: Readonly<Record<TableName, readonly (readonly [name: string, kind: Kind])[]>> = {
  'claim-category': [
    ['review_id', 'text'],
    ['review_pmid', 'text'],
    ['hierarchy_id', 'integer'],
    ['node_id', 'integer'],
    ['node_path', 'text'],
    ['split', 'text'],
    ['claim', 'text'],
    ['category', 'text'],
    ['human_label', 'integer'],
    ['agg_label', 'integer'],
    ['claude_label', 'integer'],
  ],
  'parent-child-relation': [
    ['review_pmid', 'text'],
    ['review_id', 'text'],
    ['parent_category', 'text'],
    ['child_category', 'text'],
    ['human_label', 'integer'],
    ['split', 'text'],
  ],
  'sibling-coherence': [
    ['review_pmid', 'text'],
    ['review_id', 'text'],
    ['sibling_group_id', 'integer'],
    ['parent_category', 'text'],
    ['child_category', 'text'],
    ['pairwise_label', 'integer'],
    ['split', 'text'],
    ['coherence_rate', 'number'],
    ['agg_label', 'integer'],
  ],
};

const looks: Readonly<Record<Kind, RegExp>> = {
  integer: /^\d+$/,
  number: /^\d+(\.\d+)?(e-\d+)?$/,
  // An empty cell is NaN to pandas, as are these words.
  text: /^(?!(?:NA|N\/A|NaN|nan|null|None|)$)/,
};

async function corrected(): Promise<string> {
  const { topicId, treeId, study } = await plantCorrection();
  await save(
    treeId,
    0,
    gesture({ type: 'assign-study', studyId: study('s5'), categoryId: 'barriers' }),
    gesture(move('alerts', 'barriers')),
    gesture({ type: 'rename-category', id: 'reminders', name: 'Reminders, "soft" ones' }),
  );
  return topicId;
}

describe.each(Object.entries(released))('the file of %s', (dataset, columns) => {
  it('has the released columns as CSV, each cell of its column’s type', async () => {
    const filters = { topicIds: [await corrected()], reviewedOnly: false };
    const asked = { dataset: dataset as TableName, format: 'csv', filters } as const;
    const { id, rows } = await makeExport(asked);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await fileOf(id),
    );
    const [head = [], ...lines] = parse(text);
    expect(head).toEqual(columns.map(([name]) => name));
    expect(lines).toHaveLength(rows);
    expect(rows).toBeGreaterThan(0);
    for (const line of lines)
      for (const [place, [name, kind]] of columns.entries())
        expect(line[place], name).toMatch(looks[kind]);
    const splits = new Set(lines.map((line) => line[head.indexOf('split')] ?? ''));
    for (const split of splits) expect(['train', 'val', 'test_ID', 'test_OOD']).toContain(split);
  });

  it('has the same keys in the same order on each of its JSON lines', async () => {
    const filters = { topicIds: [await corrected()], reviewedOnly: false };
    const lines = await exportedLines({ dataset: dataset as TableName, filters });
    const orders = new Set(lines.map((line) => Object.keys(line).join()));
    expect([...orders]).toEqual([columns.map(([name]) => name).join()]);
  });
});
