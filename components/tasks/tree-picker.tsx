'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { LongList } from '@/components/ui/long-list';
import { listClass } from '@/components/ui/row-list';
import { counted, formatCount } from '@/components/ui/words';
import type { TreeToHandOut } from '@/lib/api/task-contract';
import { mostTreesAtOnce } from '@/lib/api/task-limits';

import { chooseTrees, makerInWords, makerOf, noFilter, type TreeFilter } from './choose-trees';
import { dayInWords } from './task-words';
import { TreeFilters } from './tree-filters';

interface TreePickerProps {
  readonly trees: readonly TreeToHandOut[];
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly start: Partial<TreeFilter>;
}

/** A list of all trees, filtered, to tick one by one or all that are shown. */
export function TreePicker({ trees, chosen, onChosen, start }: TreePickerProps) {
  const [filter, setFilter] = useState<TreeFilter>({ ...noFilter, ...start });
  const shown = chooseTrees(trees, filter);
  const isAll = shown.length > 0 && shown.every((tree) => chosen.has(tree.id));
  const toggleAll = () => {
    const ids = new Set(shown.map((tree) => tree.id));
    onChosen(isAll ? chosen.difference(ids) : chosen.union(ids));
  };
  const toggle = (id: string) => onChosen(chosen.symmetricDifference(new Set([id])));
  return (
    <>
      <TreeFilters trees={trees} filter={filter} onFilter={setFilter} />
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 text-sm">
        <label className="flex items-center gap-2.5 pl-4">
          <input
            type="checkbox"
            checked={isAll}
            disabled={shown.length === 0}
            onChange={toggleAll}
            className="size-4 shrink-0"
          />
          All {formatCount(shown.length)} shown
        </label>
        <p role="status" className="flex items-center gap-2 text-ink-soft tabular-nums">
          {counted(chosen.size, 'tree')} chosen
          {chosen.size > mostTreesAtOnce && `, at most ${mostTreesAtOnce} at once`}
          {chosen.size > 0 && (
            <Button size="sm" variant="ghost" onClick={() => onChosen(new Set())}>
              None
            </Button>
          )}
        </p>
      </div>
      <LongList
        key={JSON.stringify(filter)}
        items={shown}
        keyOf={(tree) => tree.id}
        className={`${listClass} empty:hidden`}
      >
        {(tree) => (
          <TreeRow tree={tree} checked={chosen.has(tree.id)} onToggle={() => toggle(tree.id)} />
        )}
      </LongList>
      {shown.length === 0 && (
        <p className="rounded-lg border bg-surface px-4 py-6 text-center text-ink-soft text-sm">
          {trees.length === 0
            ? 'There is no tree yet. Generate or import one first.'
            : 'No tree is like that.'}
        </p>
      )}
    </>
  );
}

interface TreeRowProps {
  readonly tree: TreeToHandOut;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function TreeRow({ tree, checked, onToggle }: TreeRowProps) {
  const done =
    tree.corrections > 0 &&
    `${tree.complete} of ${counted(tree.corrections, 'correction')} complete`;
  const facts = [
    makerInWords(makerOf(tree)),
    dayInWords(tree.createdAt),
    counted(tree.studies, 'study', 'studies'),
    counted(tree.categories, 'category', 'categories'),
  ];
  return (
    <label className="flex items-start gap-2.5 px-4 py-2.5 hover:bg-hover has-checked:bg-leaf-wash/50">
      <input
        type="checkbox"
        checked={checked}
        onChange={onToggle}
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0 flex-1">
        <span className="wrap-anywhere block font-medium">{tree.topicTitle}</span>
        <span className="block text-ink-faint text-sm tabular-nums">{facts.join(' · ')}</span>
      </span>
      <span className="shrink-0 text-right text-ink-faint text-sm tabular-nums max-sm:max-w-28">
        {tree.tasks > 0 && (
          <span className="block text-ink-soft">{counted(tree.tasks, 'task')}</span>
        )}
        {done && <span className="block">{done}</span>}
      </span>
    </label>
  );
}
