'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';

import { EmptyState } from '@/components/ui/empty-state';

import { useEditor } from './editor-context';
import { queryOf } from './place';
import { PlaceHeader } from './place-header';
import { SelectionBar } from './selection-bar';
import { StudyList } from './study-list';
import { useStudyList } from './use-study-list';

const loadDetail = () => import('./study-detail').then((module) => module.StudyDetail);
const StudyDetail = dynamic(loadDetail);

/** The studies of the place and, beside or below them, the one that is open. */
export function StudyPane() {
  const editor = useEditor();
  const state = useStudyList(editor);
  // After the page's own code, but before it is wanted: by then the network may be gone.
  useEffect(() => {
    loadDetail().catch((cause: unknown) => console.warn('It will be loaded when used.', cause));
  }, []);
  const { place, order } = state;
  const study = editor.spot.studyId ? editor.studies.get(editor.spot.studyId) : undefined;
  const name =
    place.kind === 'category' ? editor.value.categories[place.categoryId]?.name : place.kind;
  return (
    <div className="@container flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 @max-3xl:flex-col">
        <section
          aria-label="Studies"
          className={
            study
              ? 'flex min-h-0 min-w-0 flex-1 flex-col @max-3xl:flex-[0_1_45%] @max-lg:hidden'
              : 'flex min-h-0 min-w-0 flex-1 flex-col'
          }
        >
          <PlaceHeader state={state} />
          <SelectionBar state={state} />
          {order.length === 0 ? (
            <NoStudies />
          ) : (
            <StudyList
              key={queryOf({ view: 'tree', place, studyId: null })}
              label={`Studies: ${name}`}
              state={state}
            />
          )}
        </section>
        {study && <StudyDetail key={study.id} study={study} />}
      </div>
    </div>
  );
}

function NoStudies() {
  const { matches, spot, editable } = useEditor();
  if (matches) {
    return (
      <EmptyState title="No study here matches">
        The other categories with matches are marked in the tree.
      </EmptyState>
    );
  }
  if (spot.place.kind === 'uncategorised') {
    return <EmptyState title="Every study is in a category">Nothing is left to place.</EmptyState>;
  }
  return (
    <EmptyState title="No studies here">
      {editable && 'Drag studies onto this category, or use “Move to…” in a study’s menu.'}
    </EmptyState>
  );
}
