'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { pathOf } from '@/lib/tree/queries';
import { type CategoryId, childrenOf, getCategory } from '@/lib/tree/value';

import { decisionHeadingId } from './ids';

/** The question's words, which take the focus. */
export function QuestionHeading({ children }: { children: ReactNode }) {
  return (
    <h2
      id={decisionHeadingId}
      tabIndex={-1}
      className="text-pretty font-semibold text-xl outline-none"
    >
      {children}
    </h2>
  );
}

/** The names of the categories above this one, from the root category down; nothing for a root category. */
export function PathAbove({ id }: { id: CategoryId }) {
  const { value } = useEditor();
  const above = pathOf(value, id).slice(0, -1);
  if (above.length === 0) return null;
  return (
    <p className="mb-1 flex flex-wrap items-center text-ink-faint text-sm">
      {above.map((category) => (
        <Fragment key={category.id}>
          <span className="min-w-0 break-words">{category.name}</span>
          <ChevronRight aria-hidden size={13} className="mx-0.5 shrink-0" />
        </Fragment>
      ))}
    </p>
  );
}

/** What belongs in the category and what does not, in its own words. */
export function Note({ id }: { id: CategoryId }) {
  const { value } = useEditor();
  const { scopeNote } = getCategory(value, id);
  if (!scopeNote) return null;
  return (
    <p className="mt-1 max-w-[72ch] whitespace-pre-line text-ink-soft text-sm max-sm:line-clamp-3">
      {scopeNote}
    </p>
  );
}

const mostSiblings = 12;

/** The categories beside this one. */
export function Beside({ id }: { id: CategoryId }) {
  const { value } = useEditor();
  const siblings = childrenOf(value, getCategory(value, id).parentId).filter((each) => each !== id);
  if (siblings.length === 0) return null;
  const names = siblings.slice(0, mostSiblings).map((each) => getCategory(value, each).name);
  const more = siblings.length - names.length;
  return (
    <p className="mt-1.5 max-w-[72ch] text-ink-faint text-xs">
      Beside it: {names.join(' · ')}
      {more > 0 && ` · and ${more} more`}
    </p>
  );
}
