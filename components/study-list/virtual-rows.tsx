import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

import type { Study } from '@/lib/api/topic-contract';

interface VirtualRowsProps {
  readonly studies: readonly Study[];
  readonly row: (study: Study) => ReactNode;
}

const estimatedRowHeight = 58;

/** Rows that scroll with the window; only those near the view exist. */
export function VirtualRows({ studies, row }: VirtualRowsProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop((listRef.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: studies.length,
    estimateSize: () => estimatedRowHeight,
    getItemKey: (index) => studies[index]?.id ?? index,
    overscan: 12,
    scrollMargin: top,
  });
  return (
    <ul
      ref={listRef}
      className="relative rounded-lg border bg-surface"
      style={{ height: virtualizer.getTotalSize() + 2 }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const study = studies[index];
        return study ? (
          <li
            key={key}
            data-index={index}
            ref={virtualizer.measureElement}
            aria-setsize={studies.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 border-t first:border-t-0"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {row(study)}
          </li>
        ) : null;
      })}
    </ul>
  );
}
