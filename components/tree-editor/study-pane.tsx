'use client';

import dynamic from 'next/dynamic';

import { EmptyState } from '@/components/ui/empty-state';
import { useEarlyLoad } from '@/components/ui/use-early-load';

import { useEditor } from './editor-context';
import { queryOf } from './place';
import { PlaceHeader } from './place-header';
import { SelectionBar } from './selection-bar';
import { StudyList } from './study-list';
import { useStudyList } from './use-study-list';

const loadDetail = () => import('./study-detail').then((module) => module.StudyDetail);
const StudyDetail = dynamic(loadDetail);
const Cover = dynamic(() => import('./cover').then((module) => module.Cover));
const early = [loadDetail];

/** The studies of the place and, beside or below them, the one that is open. */
export function StudyPane() {
  const editor = useEditor();
  const state = useStudyList(editor);
  useEarlyLoad(early);
  const { place, order } = state;
  const { isCovered } = editor;
  const open = isCovered ? null : editor.spot.studyId;
  const study = open ? editor.studies.get(open) : undefined;
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
          {!isCovered && <SelectionBar state={state} />}
          {isCovered ? (
            <Cover />
          ) : order.length === 0 ? (
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
    const isNowhere = matches.studies.size + matches.categories.size === 0;
    return isNowhere ? (
      <EmptyState title="Nothing matches">
        Every word has to occur in the name of a category, or in a study’s texts.
      </EmptyState>
    ) : (
      <EmptyState title="No study here matches">
        The categories with matches are marked in the tree.
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
