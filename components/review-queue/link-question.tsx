'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import type { LinkItem } from '@/lib/tree/review/item';
import { getCategory } from '@/lib/tree/value';

import { CategoryStudies } from './category-studies';
import { Beside, Note, PathAbove, QuestionHeading } from './question';

/** Is the category a valid subcategory of its parent? */
export function LinkQuestion({ item: { childId, parentId } }: { item: LinkItem }) {
  const { value } = useEditor();
  const [child, parent] = [getCategory(value, childId), getCategory(value, parentId)];
  return (
    <>
      <QuestionHeading>
        Does <Name>{child.name}</Name> belong under <Name>{parent.name}</Name>?
      </QuestionHeading>
      <div className="mt-5 rounded-lg border bg-surface">
        <div className="px-4 py-3">
          <PathAbove id={parentId} />
          <h3 className="font-semibold text-base">{parent.name}</h3>
          <Note id={parentId} />
        </div>
        <div className="ml-6 border-leaf-line border-t border-l-2 px-4 py-3">
          <h3 className="font-semibold text-base">{child.name}</h3>
          <Note id={childId} />
          <Beside id={childId} />
          <CategoryStudies id={childId} />
        </div>
      </div>
    </>
  );
}

export function Name({ children }: { children: string }) {
  return <span className="text-leaf-ink">‘{children}’</span>;
}
