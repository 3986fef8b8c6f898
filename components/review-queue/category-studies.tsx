'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import { counted } from '@/components/ui/words';
import type { CategoryId } from '@/lib/tree/value';

const mostShown = 4;

/** What a category holds: the claims of its first studies, those below it included. */
export function CategoryStudies({ id }: { id: CategoryId }) {
  const { counts, studies } = useEditor();
  const ids = [...(counts.effective.get(id) ?? [])];
  const shown = ids.slice(0, mostShown).flatMap((studyId) => studies.get(studyId) ?? []);
  if (shown.length === 0) return null;
  const more = ids.length - shown.length;
  return (
    <div className="mt-3">
      <p className="text-ink-faint text-xs">{counted(ids.length, 'study', 'studies')} in it</p>
      <ul className="mt-1 max-w-[72ch] list-disc space-y-1 pl-4 text-ink-soft text-sm marker:text-ink-faint">
        {shown.map((study) => (
          <li key={study.id} className="break-words">
            {study.claim || study.title || 'Study without a title'}
          </li>
        ))}
        {more > 0 && <li className="list-none text-ink-faint text-xs">and {more} more</li>}
      </ul>
    </div>
  );
}
