'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';

import { useEditor } from './editor-context';
import type { StudyLine } from './study-rows';

interface GroupRowProps {
  readonly line: StudyLine & { readonly kind: 'group' };
  readonly position: number;
}

/** Heading of the studies that come from one category below; it leads there. */
export function GroupRow({ line, position }: GroupRowProps) {
  const { value, goTo } = useEditor();
  const names = line.path.map((id) => value.categories[id]?.name ?? '');
  const last = line.path.at(-1);
  return (
    <div role="row" aria-rowindex={position} className="border-b bg-sunken">
      <div role="gridcell" className="flex h-7 items-center gap-2 pr-3 pl-3 text-xs">
        <button
          type="button"
          tabIndex={-1}
          title={names.join(' / ')}
          onClick={() => last && goTo({ kind: 'category', categoryId: last })}
          className="flex min-w-0 items-center gap-0.5 rounded-sm text-ink-soft hover:text-leaf-ink hover:underline"
        >
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a path has no other identity
            <Fragment key={index}>
              {index > 0 && <ChevronRight aria-hidden size={11} className="shrink-0 opacity-60" />}
              <span className={index === names.length - 1 ? 'truncate font-medium' : 'truncate'}>
                {name}
              </span>
            </Fragment>
          ))}
        </button>
        <span className="ml-auto shrink-0 text-ink-faint tabular-nums">{line.count}</span>
      </div>
    </div>
  );
}
