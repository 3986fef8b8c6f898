'use client';

import { useMemo, useState } from 'react';

import { queryWords } from '@/components/study-list/search';
import type { Editor } from '@/components/tree-editor/editor-context';
import { useBaseOf } from '@/components/tree-editor/use-base';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { type Area, type Axes, at, carriedOver, cellNear, cellsIn, rectangleOf } from './area';
import type { CellSource } from './cells';
import { type ColumnFilterKind, columnsLeft } from './column-filter';
import {
  type Column,
  columnsOf,
  hierarchyOf,
  isNamed,
  narrowed,
  type Scope,
  scopeIn,
} from './columns';
import { type RowFilter, type RowSort, rowsFor } from './rows';
import { evidenceById } from './support';
import { usePlaceLink } from './use-place-link';

export type MatrixState = ReturnType<typeof useMatrix>;

/** What the matrix shows of the tree, and where in it the reader is. */
export function useMatrix(editor: Editor) {
  const { value, counts, data, matches, isCovered } = editor;
  const before = useBaseOf(data);
  const corrected = isCovered ? value : before;
  const base = data.tree.copiedFromId === null || isCovered ? null : before.assignments;
  const evidence = evidenceById(data.evidence);
  const source = useMemo<CellSource>(
    () => ({ value, effective: counts.effective, base, evidence, isBlind: isCovered }),
    [value, counts, base, evidence, isCovered],
  );
  const { scope, setScope, all } = useScope(editor);
  const [left, setLeft] = useState<ColumnFilter>({ kind: 'all', ids: null });
  const { columns, columnQuery, setColumnQuery } = useNarrowed(value, all, left.ids);
  const [filter, setFilter] = useState<RowFilter>({ kind: 'all' });
  const [sort, setSort] = useState<RowSort>('number');

  const question = useMemo(
    () => ({ filter, sort, found: matches?.studies ?? null, studies: data.studies, all }),
    [filter, sort, matches, data, all],
  );
  const ask = () => ({
    question,
    source,
    rows: rowsFor(question.studies, question.all, source, question),
  });
  const [answer, setAnswer] = useState(ask);
  if (answer.question !== question) setAnswer(ask());
  const askAgain = () => setAnswer(ask());
  const { rows } = answer;

  const axes = useMemo<Axes>(
    () => ({ studyIds: rows.map(({ id }) => id), categoryIds: columns.map(({ id }) => id) }),
    [rows, columns],
  );
  const [area, setArea] = useArea(editor, axes);
  const setColumnFilter = (kind: ColumnFilterKind) => {
    const rectangle = area && rectangleOf(axes, area);
    const studyIds = rectangle ? cellsIn(axes, rectangle).studyIds : [];
    setLeft({ kind, ids: columnsLeft(kind, all, { ...source, corrected, studyIds }) });
  };
  usePlaceLink(editor, axes, { area, setArea, setScope });
  return {
    source,
    scope,
    setScope,
    columns,
    allColumns: all.length,
    columnQuery,
    setColumnQuery,
    columnFilter: left.kind,
    setColumnFilter,
    filter,
    setFilter,
    sort,
    setSort,
    rows,
    axes,
    area,
    setArea,
    /** The rows were picked or ordered by what has changed since: they stay until they are asked for again. */
    isOutdated: answer.source !== source && (isByContent(filter) || sort === 'confidence'),
    askAgain,
  };
}

const isByContent = ({ kind }: RowFilter) => kind !== 'all';

/** The last value whose categories were others: assigning a study changes none of them. */
function useStructure(value: TreeValue): TreeValue {
  const [seen, setSeen] = useState(value);
  const isSame = seen.categories === value.categories && seen.children === value.children;
  if (!isSame) setSeen(value);
  return isSame ? seen : value;
}

function useScope({ value, spot }: Editor) {
  const structure = useStructure(value);
  const [wanted, setScope] = useState<Scope | null>(() =>
    spot.place.kind === 'category' ? hierarchyOf(value, spot.place.categoryId) : null,
  );
  const scope = useMemo(() => scopeIn(structure, wanted), [structure, wanted]);
  const all = useMemo(() => columnsOf(structure, scope), [structure, scope]);
  return { scope, setScope, all };
}

interface ColumnFilter {
  readonly kind: ColumnFilterKind;
  /** What was left when it was chosen: no column goes while cells are ticked. null: all. */
  readonly ids: ReadonlySet<CategoryId> | null;
}

function useNarrowed(
  value: TreeValue,
  all: readonly Column[],
  left: ReadonlySet<CategoryId> | null,
) {
  const structure = useStructure(value);
  const [columnQuery, setColumnQuery] = useState('');
  const columns = useMemo(() => {
    const words = queryWords(columnQuery);
    if (words.length === 0 && !left) return all;
    const isLeft = ({ id }: Column) => left?.has(id) ?? true;
    return narrowed(structure, all, (column) => isLeft(column) && isNamed(column, words));
  }, [structure, all, left, columnQuery]);
  return { columns, columnQuery, setColumnQuery };
}

/** Where the reader is; when that is gone, the nearest place that is left. */
function useArea({ spot }: Editor, axes: Axes) {
  const [area, setArea] = useState<Area | null>(() => startIn(axes, spot));
  const [seen, setSeen] = useState(axes);
  if (seen !== axes) {
    setSeen(axes);
    setArea(area ? carriedOver(area, seen, axes) : startIn(axes, spot));
  }
  return [area, setArea] as const;
}

function startIn(axes: Axes, { place, studyId }: Editor['spot']): Area | null {
  const row = studyId === null ? 0 : axes.studyIds.indexOf(studyId);
  const column = place.kind === 'category' ? axes.categoryIds.indexOf(place.categoryId) : 0;
  const cell = cellNear(axes, { row, column: Math.max(column, 0) });
  return cell && at(cell);
}
