'use client';

import { RefreshCw } from 'lucide-react';

import { longestQuery } from '@/components/study-list/search';
import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { SearchInput, Select } from '@/components/ui/input';
import { findCategory } from '@/lib/tree/value';

import { type ColumnFilterKind, columnFilterKinds } from './column-filter';
import type { RowFilter, RowSort } from './rows';
import { keyOfScope, scopeOptions } from './scopes';
import type { MatrixState } from './use-matrix';

const picker = 'w-44 max-sm:w-auto max-sm:min-w-0 max-sm:flex-[1_1_40%]';

/** Which columns and rows are shown, and in which order. */
export function MatrixBar({ state }: { state: MatrixState }) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b bg-surface px-3 py-1.5">
      <ScopePicker state={state} />
      <SearchInput
        label="Filter columns"
        maxLength={longestQuery}
        value={state.columnQuery}
        onValue={state.setColumnQuery}
        className={picker}
      />
      <ColumnFilterPicker state={state} />
      <span className="flex-1 max-sm:hidden" />
      {state.isOutdated && (
        <Button
          variant="ghost"
          size="sm"
          title="The rows stay where they were while you work. Sort and filter them anew."
          onClick={state.askAgain}
        >
          <RefreshCw aria-hidden size={13} />
          Update rows
        </Button>
      )}
      <FilterPicker state={state} />
      <SortPicker state={state} />
    </div>
  );
}

function ScopePicker({ state }: { state: MatrixState }) {
  const { value } = useEditor();
  const options = scopeOptions(value);
  return (
    <div className="w-72 max-sm:w-full">
      <Select
        aria-label="Categories shown"
        title="Categories shown ([ and ] for the one before and after)"
        value={state.scope ? keyOfScope(state.scope) : ''}
        onChange={(event) => {
          const chosen = options.find(({ key }) => key === event.target.value);
          if (chosen) state.setScope(chosen.scope);
        }}
        className="font-medium"
      >
        {options.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}

const columnFilters: Readonly<Record<ColumnFilterKind, string>> = {
  all: 'All columns',
  selection: 'Of the selection',
  'low-confidence': 'Of low confidence',
  unreviewed: 'Not yet reviewed',
};

/** What is chosen leaves the columns of that moment; chosen anew, it asks again. */
function ColumnFilterPicker({ state }: { state: MatrixState }) {
  const hasConfidence = state.source.evidence.size > 0;
  return (
    <div className={picker}>
      <Select
        aria-label="Columns shown"
        value={state.columnFilter}
        onChange={(event) => {
          const kind = columnFilterKinds.find((each) => each === event.target.value);
          if (kind) state.setColumnFilter(kind);
        }}
      >
        {columnFilterKinds
          .filter((kind) => hasConfidence || kind !== 'low-confidence')
          .map((kind) => (
            <option key={kind} value={kind}>
              {columnFilters[kind]}
            </option>
          ))}
      </Select>
    </div>
  );
}

type PlainFilter = Exclude<RowFilter['kind'], 'in'>;

const filters: readonly (readonly [PlainFilter, string])[] = [
  ['all', 'All studies'],
  ['uncategorised', 'Uncategorised'],
  ['outside', 'In none of these columns'],
  ['low-confidence', 'Of low confidence'],
  ['changed', 'Changed'],
];

function FilterPicker({ state }: { state: MatrixState }) {
  const { value } = useEditor();
  const { filter, setFilter } = state;
  const hasConfidence = state.source.evidence.size > 0;
  const inside = filter.kind === 'in' ? findCategory(value, filter.categoryId) : null;
  return (
    <div className={picker}>
      <Select
        aria-label="Studies shown"
        value={filter.kind}
        onChange={(event) => {
          const kind = filters.find(([each]) => each === event.target.value)?.[0];
          if (kind) setFilter({ kind });
        }}
      >
        {filters
          .filter(([kind]) => hasConfidence || kind !== 'low-confidence')
          .map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        {filter.kind === 'in' && <option value="in">In ‘{inside?.name ?? 'a removed one'}’</option>}
      </Select>
    </div>
  );
}

const sorts: readonly (readonly [RowSort, string])[] = [
  ['number', 'By number'],
  ['title', 'By title'],
  ['confidence', 'Lowest confidence first'],
];

function SortPicker({ state }: { state: MatrixState }) {
  const hasConfidence = state.source.evidence.size > 0;
  return (
    <div className={picker}>
      <Select
        aria-label="Order of the studies"
        value={state.sort}
        onChange={(event) => {
          const sort = sorts.find(([each]) => each === event.target.value)?.[0];
          if (sort) state.setSort(sort);
        }}
      >
        {sorts
          .filter(([sort]) => hasConfidence || sort !== 'confidence')
          .map(([sort, label]) => (
            <option key={sort} value={sort}>
              {label}
            </option>
          ))}
      </Select>
    </div>
  );
}
