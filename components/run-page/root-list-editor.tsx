'use client';

import { Plus } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';

import { Button } from '@/components/ui/button';

import {
  addRoot,
  changeRoot,
  mostRoots,
  moveRoot,
  problemsOf,
  putBack,
  type RootList,
  removeRoot,
} from './root-list';
import { RootRow } from './root-row';
import { useRootDrag } from './use-root-drag';

interface RootListEditorProps {
  readonly list: RootList;
  readonly onList: (list: RootList) => void;
}

/** The root categories in order: renamed, described, moved by drag, keys and buttons, removed, added. */
export function RootListEditor({ list, onList }: RootListEditorProps) {
  const [said, setSaid] = useState('');
  const added = useRef(0);
  const container = useRef<HTMLDivElement>(null);
  const focusNext = useFocusAfterChange(container);
  const keys = list.roots.map(({ key }) => key);
  const problems = problemsOf(list);

  function move(key: string, index: number) {
    focusNext.keep();
    onList(moveRoot(list, key, index));
    const name = list.roots.find((root) => root.key === key)?.name;
    setSaid(`${name} is now ${index + 1} of ${keys.length}`);
  }

  function remove(key: string, at: number) {
    focusNext.on(keys[at + 1] ?? keys[at - 1] ?? null);
    onList(removeRoot(list, key));
    setSaid(`${list.roots[at]?.name} is removed`);
  }

  function add() {
    added.current += 1;
    const key = `new-${added.current}`;
    focusNext.on(key);
    onList(addRoot(list, key));
  }

  const drag = useRootDrag(keys, move);
  const last = keys.length - 1;
  const lineAt = (at: number) =>
    drag.line === at ? 'above' : at === last && drag.line === last + 1 ? 'below' : null;
  return (
    <div ref={container}>
      <ol aria-label="Root categories" className="space-y-2">
        {list.roots.map((root, at) => (
          <RootRow
            key={root.key}
            root={root}
            position={at + 1}
            count={keys.length}
            problem={problems.get(root.key)}
            dragged={drag.dragged === root.key}
            line={lineAt(at)}
            handle={drag.handle(root.key)}
            row={drag.row(at)}
            onChange={(change) => onList(changeRoot(list, root.key, change))}
            onMove={(by) => move(root.key, Math.max(0, Math.min(last, at + by)))}
            onRemove={() => remove(root.key, at)}
          />
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Button size="sm" data-part="add" disabled={keys.length >= mostRoots} onClick={add}>
          <Plus aria-hidden size={14} />
          Add a root category
        </Button>
        {list.removed.map((root) => (
          <span key={root.key} className="flex items-center gap-1 text-ink-faint text-sm">
            <s>{root.name}</s>
            <Button variant="ghost" size="sm" onClick={() => onList(putBack(list, root.key))}>
              Put back
            </Button>
          </span>
        ))}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** Where the focus is after the rows have changed: where it was, or in a row's name. */
function useFocusAfterChange(container: { readonly current: HTMLElement | null }) {
  const target = useRef<(() => HTMLElement | null | undefined) | null>(null);
  useLayoutEffect(() => {
    target.current?.()?.focus();
    target.current = null;
  });
  return {
    /** Moving an element in the page takes the focus from it. */
    keep: () => {
      const before = document.activeElement as HTMLElement | null;
      target.current = () => before;
    },
    on: (key: string | null) => {
      target.current = () => {
        const selector = key === null ? '[data-part=add]' : `[data-root="${key}"] input`;
        return container.current?.querySelector<HTMLElement>(selector);
      };
    },
  };
}
