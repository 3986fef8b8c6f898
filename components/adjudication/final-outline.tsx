'use client';

import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';

import { cx } from '@/components/ui/cx';
import type { Adjudication } from '@/lib/api/adjudication-contract';

interface FinalOutlineProps {
  readonly adjudication: Adjudication;
  /** The category that is being decided about. */
  readonly categoryId: string | null;
}

const mostRows = 1_000;

/** The final tree as it is so far; its own page, where anything can be edited, is one click away. */
export function FinalOutline({ adjudication, categoryId }: FinalOutlineProps) {
  const scroller = useRef<HTMLElement>(null);
  const here = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another category is another row.
  useEffect(() => {
    const row = here.current;
    const list = scroller.current;
    if (row && list) list.scrollTop = row.offsetTop - list.clientHeight / 3;
  }, [categoryId]);
  const { categories, treeId } = adjudication;
  return (
    <section
      aria-label="The final tree"
      className="flex min-h-0 flex-col rounded-lg border bg-surface"
    >
      <header className="flex items-center justify-between gap-2 border-b px-3 py-2">
        <h2 className="font-semibold text-sm">The final tree</h2>
        <Link
          href={`/trees/${treeId}`}
          className="inline-flex items-center gap-1 rounded-sm text-leaf-ink text-sm hover:underline"
        >
          Edit freely
          <ArrowUpRight aria-hidden size={13} />
        </Link>
      </header>
      <section
        ref={scroller}
        aria-label="Its categories"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        className="relative min-h-0 flex-1 overflow-auto"
      >
        <ul className="py-1.5 text-sm">
          {categories.slice(0, mostRows).map(({ id, name, depth, studies }) => (
            <li
              key={id}
              ref={id === categoryId ? here : undefined}
              aria-current={id === categoryId || undefined}
              style={{ paddingInlineStart: `${0.75 + Math.min(depth, 8) * 0.9}rem` }}
              className={cx(
                'flex items-baseline gap-2 py-0.5 pr-3',
                id === categoryId && 'bg-leaf-wash text-leaf-ink',
              )}
            >
              <span className="wrap-anywhere min-w-0 flex-1">{name}</span>
              {studies > 0 && (
                <span
                  className={cx('text-2xs tabular-nums', id !== categoryId && 'text-ink-faint')}
                >
                  {studies}
                </span>
              )}
            </li>
          ))}
          {categories.length > mostRows && (
            <li className="px-3 py-1 text-ink-faint text-xs">
              and {categories.length - mostRows} more categories
            </li>
          )}
        </ul>
      </section>
    </section>
  );
}
