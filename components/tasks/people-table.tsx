import Link from 'next/link';

import { Badge } from '@/components/ui/badge';
import { Moment } from '@/components/ui/moment';
import { Progress } from '@/components/ui/progress';
import { listClass } from '@/components/ui/row-list';
import { counted, formatCount } from '@/components/ui/words';
import type { Task } from '@/lib/api/task-contract';

import type { PersonWork } from './by-person';
import { paceInWords, stateOf, timeInWords } from './task-words';

interface PeopleTableProps {
  readonly work: readonly PersonWork[];
  readonly tasks: readonly Task[];
}

/** Who is where. */
export function PeopleTable({ work, tasks }: PeopleTableProps) {
  return (
    <>
      <Summary tasks={tasks} work={work} />
      {work.length === 0 ? (
        <p className="rounded-lg border bg-surface px-4 py-6 text-center text-ink-soft text-sm">
          Nobody has taken anything yet.
        </p>
      ) : (
        <ul className={listClass}>
          {work.map((person) => (
            <PersonRow key={person.annotatorId} person={person} />
          ))}
        </ul>
      )}
      <p className="mt-3 max-w-[75ch] text-ink-faint text-sm">
        Decisions are those that the review asks for, however they were made. Time and pace are of
        answers in the review: from when a question is shown until it is answered. Edits in the
        other views have no time.
      </p>
    </>
  );
}

function Summary({ tasks, work }: PeopleTableProps) {
  const states = Map.groupBy(tasks, stateOf);
  const count = (state: ReturnType<typeof stateOf>) => states.get(state)?.length ?? 0;
  const finished = count('complete') + count('settled');
  const overdue = work.reduce((sum, person) => sum + person.overdue, 0);
  const trees = new Set(tasks.map((task) => task.treeId)).size;
  return (
    <p className="mb-4 text-ink-soft text-sm tabular-nums">
      {counted(trees, 'tree')}, {counted(tasks.length, 'task')}: {formatCount(finished)} complete ·{' '}
      {formatCount(count('begun'))} begun · {formatCount(count('to-do'))} to do ·{' '}
      {formatCount(count('free'))} free
      {overdue > 0 && <span className="text-danger-ink"> · {formatCount(overdue)} overdue</span>}
    </p>
  );
}

function PersonRow({ person }: { person: PersonWork }) {
  const { annotatorId, name, done, total } = person;
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1.5 px-4 py-3 focus-within:bg-hover hover:bg-hover sm:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_9rem]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/tasks?tab=tasks&person=${annotatorId}`}
            className="wrap-anywhere font-medium after:absolute after:inset-0"
          >
            {name}
          </Link>
          {person.overdue > 0 && <Badge tone="danger">{person.overdue} overdue</Badge>}
          {person.stalled > 0 && (
            <Badge tone="warn" title="No edit for as many days as the work order allows">
              {person.stalled} stalled
            </Badge>
          )}
        </p>
        <p className="text-ink-faint text-sm">
          {person.lastAt === null ? (
            'Not begun'
          ) : (
            <>
              Last edit <Moment at={person.lastAt} />
            </>
          )}
        </p>
      </div>
      <div className="text-sm max-sm:order-last max-sm:col-span-2">
        <Progress
          label={`Decisions of ${name}`}
          value={total === 0 ? 0 : done / total}
          valueText={`${done} of ${total}`}
        />
        <p className="mt-1 text-ink-faint tabular-nums">
          {total === 0
            ? 'Nothing to count yet'
            : `${formatCount(done)} of ${counted(total, 'decision')} in what is begun`}
        </p>
      </div>
      <Figures person={person} />
    </li>
  );
}

function Figures({ person }: { person: PersonWork }) {
  return (
    <div className="text-right text-sm tabular-nums">
      <p className="font-medium">
        {person.finished} of {counted(person.tasks, 'tree')}
      </p>
      <p className="text-ink-faint">
        {[timeInWords(person.seconds), paceInWords(person)].filter(Boolean).join(' · ') || '–'}
      </p>
    </div>
  );
}
