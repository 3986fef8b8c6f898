'use client';

import { useId } from 'react';

import { Input, SearchInput, Select } from '@/components/ui/input';
import type { TreeToHandOut } from '@/lib/api/task-contract';

import { makerInWords, makerOf, runsOf, type TreeFilter } from './choose-trees';
import { dayInWords } from './task-words';

interface TreeFiltersProps {
  readonly trees: readonly TreeToHandOut[];
  readonly filter: TreeFilter;
  readonly onFilter: (filter: TreeFilter) => void;
}

/** By topic, by what made the trees, by run, by what is done and handed out. */
export function TreeFilters({ trees, filter, onFilter }: TreeFiltersProps) {
  const fewer = useId();
  const topics = new Map(trees.map((tree) => [tree.topicId, tree.topicTitle]));
  const makers = new Set(trees.map(makerOf));
  const ofTopic = trees.filter((tree) => !filter.topicId || tree.topicId === filter.topicId);
  return (
    <div className="mb-3 grid gap-2 sm:grid-cols-3">
      <SearchInput
        label="Search topics"
        value={filter.text}
        onValue={(text) => onFilter({ ...filter, text })}
        className="sm:col-span-3"
      />
      <Choice
        label="Topic"
        all="All topics"
        value={filter.topicId}
        options={[...topics]}
        onValue={(topicId) => onFilter({ ...filter, topicId, runId: '' })}
      />
      <Choice
        label="Made by"
        all="Made by anything"
        value={filter.madeBy}
        options={[...makers].map((maker) => [maker, makerInWords(maker)])}
        onValue={(madeBy) => onFilter({ ...filter, madeBy })}
      />
      <Choice
        label="Run"
        all="All runs"
        value={filter.runId}
        options={runsOf(ofTopic).map((run) => [
          run.runId,
          `${run.madeBy}, ${dayInWords(run.createdAt)}: ${run.topicTitle}`,
        ])}
        onValue={(runId) => onFilter({ ...filter, runId })}
      />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 text-ink-soft text-sm sm:col-span-3">
        <div className="flex items-center gap-2">
          <label htmlFor={fewer}>Fewer complete corrections than</label>
          <div className="w-16">
            <Input
              id={fewer}
              type="number"
              min={1}
              max={99}
              value={filter.fewerThan ?? ''}
              onChange={(event) => onFilter({ ...filter, fewerThan: countIn(event.target.value) })}
            />
          </div>
        </div>
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={filter.notHandedOut}
            onChange={(event) => onFilter({ ...filter, notHandedOut: event.target.checked })}
            className="size-4 shrink-0"
          />
          Not handed out yet
        </label>
      </div>
    </div>
  );
}

/** A whole number from 1; null for anything else. */
function countIn(text: string): number | null {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 ? count : null;
}

interface ChoiceProps {
  readonly label: string;
  /** What no choice is called. */
  readonly all: string;
  readonly value: string;
  readonly options: readonly (readonly [id: string, label: string])[];
  readonly onValue: (value: string) => void;
}

function Choice({ label, all, value, options, onValue }: ChoiceProps) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onValue(event.target.value)}>
      <option value="">{all}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
