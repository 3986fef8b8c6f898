import type { StartExport } from '@/lib/api/export-contract';
import { columnsOf, type TableName } from '@/lib/datasets/columns';
import { isDecided } from '@/lib/datasets/label';
import { type DatasetRow, rowsOfTable } from '@/lib/datasets/rows';
import { type LabelSource, Numbering } from '@/lib/datasets/source';

import type { SelectedCorrection } from './selection';
import { CorrectionLoader, type LoadedCorrection, sourceOfOne, sourceOfSeveral } from './sources';

/** Some of the rows that come of one or several corrections of a tree; plain data, ready to be written. */
export interface Batch {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly leftOut: number;
  /** Whose rows they are. */
  readonly of: readonly SelectedCorrection[];
}

export const batchSize = 1_000;

/** Corrections that make rows together: each for itself, or those of one tree that have to agree; no final tree does. */
function unitsOf(
  selected: readonly SelectedCorrection[],
  rule: StartExport['filters']['agreement'],
): readonly (readonly SelectedCorrection[])[] {
  if (rule === 'any') return selected.map((each) => [each]);
  const corrections = selected.filter(({ kind }) => kind === 'CORRECTION');
  const groups = [...Map.groupBy(corrections, ({ baseTreeId }) => baseTreeId).values()];
  return groups.filter((group) => group.length > 1);
}

async function loadSource(
  loader: CorrectionLoader,
  unit: readonly SelectedCorrection[],
  rule: StartExport['filters']['agreement'],
): Promise<LabelSource | null> {
  const loaded: LoadedCorrection[] = [];
  for (const each of unit) loaded.push(await loader.load(each));
  const [first, ...others] = loaded;
  if (!first) return null;
  return rule === 'any' ? sourceOfOne(first) : sourceOfSeveral([first, ...others], rule);
}

/** A table's rows, in batches; the last batch of a unit may be empty. */
export async function* tableRows(
  table: TableName,
  selected: readonly SelectedCorrection[],
  { filters, extensions }: StartExport,
): AsyncGenerator<Batch> {
  const names = columnsOf(table, extensions).map(({ name }) => name);
  const numbering = new Numbering();
  const loader = new CorrectionLoader();
  for (const unit of unitsOf(selected, filters.agreement)) {
    const source = await loadSource(loader, unit, filters.agreement);
    if (!source) continue;
    const rows = rowsOfTable(table, source, numbering, names);
    // A disputed row has no label to write.
    const isWanted = ({ state }: DatasetRow) =>
      isDecided(state) || (state !== 'disputed' && !filters.reviewedOnly);
    yield* batches(rows, isWanted, unit);
  }
}

function* batches(
  rows: Iterable<DatasetRow>,
  isWanted: (row: DatasetRow) => boolean,
  of: readonly SelectedCorrection[],
): Generator<Batch> {
  let wanted: Record<string, unknown>[] = [];
  let leftOut = 0;
  for (const row of rows) {
    if (isWanted(row)) wanted.push(row.cells());
    else leftOut += 1;
    if (wanted.length < batchSize && leftOut < batchSize) continue;
    yield { rows: wanted, leftOut, of };
    wanted = [];
    leftOut = 0;
  }
  yield { rows: wanted, leftOut, of };
}
