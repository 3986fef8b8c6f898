'use client';

import Link from 'next/link';
import { useState } from 'react';

import { SearchInput, Select } from '@/components/ui/input';
import { LongList } from '@/components/ui/long-list';
import { counted } from '@/components/ui/words';
import type { Person } from '@/lib/api/account-contract';
import type { Task } from '@/lib/api/task-contract';

import { BlindBadge, StateBadge } from './state-badge';
import { TaskDue } from './task-due';
import { chooseTasks, type Wanted, wantedStates } from './task-filter';
import { TaskMenu } from './task-menu';
import { TaskProgress } from './task-progress';
import { idleDays, isStalled, kindOfTree, paceInWords, stateOf, timeInWords } from './task-words';

interface TaskTableProps {
  readonly tasks: readonly Task[];
  /** Those who can be given tasks. */
  readonly people: readonly Person[];
  /** Id of the person that is chosen at first; '' for everybody. */
  readonly person: string;
  readonly now: number;
}

/** Every task, to look through, to give to somebody else and to take back. */
export function TaskTable({ tasks, people, person, now }: TaskTableProps) {
  const [wanted, setWanted] = useState<Wanted>({ text: '', person, state: 'all' });
  const shown = chooseTasks(tasks, wanted, now);
  return (
    <>
      <Filters tasks={tasks} wanted={wanted} onWanted={setWanted} />
      <p role="status" className="mb-2 text-ink-faint text-sm tabular-nums">
        {counted(shown.length, 'task')}
      </p>
      <LongList
        key={JSON.stringify(wanted)}
        items={shown}
        keyOf={(task) => task.id}
        className="divide-y rounded-lg border bg-surface empty:hidden"
      >
        {(task) => <TaskRow task={task} people={people} now={now} />}
      </LongList>
    </>
  );
}

interface FiltersProps {
  readonly tasks: readonly Task[];
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}

function Filters({ tasks, wanted, onWanted }: FiltersProps) {
  const people = new Map(
    tasks.flatMap(({ annotatorId, annotator }) =>
      annotatorId === null ? [] : [[annotatorId, annotator] as const],
    ),
  );
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <SearchInput
        label="Search topics"
        value={wanted.text}
        onValue={(text) => onWanted({ ...wanted, text })}
        className="min-w-48 flex-1 max-sm:basis-full"
      />
      <div className="w-44 max-sm:flex-1">
        <Select
          aria-label="Person"
          value={wanted.person}
          onChange={(event) => onWanted({ ...wanted, person: event.target.value })}
        >
          <option value="">Everybody</option>
          {[...people].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className="w-36 max-sm:flex-1">
        <Select
          aria-label="State"
          value={wanted.state}
          onChange={(event) => {
            const state = wantedStates.find(([id]) => id === event.target.value)?.[0];
            if (state) onWanted({ ...wanted, state });
          }}
        >
          {wantedStates.map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}

function TaskRow({ task, people, now }: { task: Task; people: readonly Person[]; now: number }) {
  return (
    <div className="flex items-start gap-3 px-4 py-2.5 sm:items-center">
      <div className="min-w-0 flex-1">
        <Link
          href={`/trees/${task.correctionId ?? task.treeId}`}
          className="wrap-anywhere font-medium hover:underline"
        >
          {task.topicTitle}
        </Link>
        <Facts task={task} now={now} />
      </div>
      <div className="flex shrink-0 items-end gap-x-3 gap-y-1 max-sm:flex-col-reverse sm:items-center">
        {task.blind && <BlindBadge />}
        <StateBadge state={stateOf(task)} />
        <TaskMenu task={task} people={people} />
      </div>
    </div>
  );
}

function Facts({ task, now }: { task: Task; now: number }) {
  const idle = isStalled(task, now) ? counted(idleDays(task, now) ?? 0, 'day') : null;
  const time = [timeInWords(task.seconds), paceInWords(task)].filter(Boolean).join(', ');
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-ink-faint text-sm">
      <span className="font-medium text-ink-soft">{task.annotator ?? 'Whoever is free'}</span>
      <span>{kindOfTree(task)}</span>
      <TaskProgress progress={task.progress} />
      {time && <span className="tabular-nums">{time}</span>}
      <TaskDue task={task} now={now} />
      {idle && (
        <span className="text-warn-ink">
          {task.correctionId === null ? `not begun for ${idle}` : `no edit for ${idle}`}
        </span>
      )}
    </div>
  );
}
