'use client';

import { ChevronRight, Plus, X } from 'lucide-react';
import { Fragment, useMemo } from 'react';

import { WhyButton } from '@/components/why/why-button';
import type { PageStudy } from '@/lib/api/page-data';
import { pathOf, placesOf } from '@/lib/tree/queries';
import type { CategoryId } from '@/lib/tree/value';

import { withAbstract } from './abstracts';
import { useEditor } from './editor-context';
import { Block } from './study-detail';
import { planRemoveStudies } from './study-plans';

/** Every place a study is in, each with its path; each step of a path leads there. */
export function StudyPlaces({ study }: { study: PageStudy }) {
  const { value, editable, goTo, setOverlay } = useEditor();
  const places = useMemo(() => placesOf(value, study.id), [value, study.id]);
  return (
    <Block title={places.length === 1 ? 'In 1 category' : `In ${places.length} categories`}>
      <ul className="flex flex-col gap-1">
        {places.map((id) => (
          <PlacePath key={id} study={study} id={id} />
        ))}
        {places.length === 0 && (
          <li>
            <button
              type="button"
              onClick={() => goTo({ kind: 'uncategorised' })}
              className="min-h-6 rounded-sm text-sm text-warn-ink hover:underline"
            >
              Uncategorised
            </button>
          </li>
        )}
      </ul>
      {editable && (
        <button
          type="button"
          onClick={() =>
            setOverlay({ kind: 'also-put', placements: [{ studyId: study.id, from: null }] })
          }
          className="-ml-1 mt-0.5 flex min-h-6 items-center gap-1 rounded-sm px-1 text-leaf-ink text-xs hover:bg-hover"
        >
          <Plus aria-hidden size={12} />
          {places.length === 0 ? 'Put in…' : 'Also put in…'}
        </button>
      )}
    </Block>
  );
}

function PlacePath({ study, id }: { study: PageStudy; id: CategoryId }) {
  const { data, value, abstracts, editable, goTo, perform, spot } = useEditor();
  const path = pathOf(value, id);
  const isHere = spot.place.kind === 'category' && spot.place.categoryId === id;
  const name = path.at(-1)?.name ?? '';
  return (
    <li className="group/path flex items-start gap-1 text-sm">
      <span className="flex min-w-0 flex-wrap items-center">
        {path.map((category, depth) => (
          <Fragment key={category.id}>
            {depth > 0 && <ChevronRight aria-hidden size={12} className="mx-0.5 text-ink-faint" />}
            <button
              type="button"
              aria-current={isHere && category.id === id ? 'true' : undefined}
              onClick={() => goTo({ kind: 'category', categoryId: category.id })}
              className="min-h-6 max-w-full truncate rounded-sm text-ink-soft last:font-medium last:text-ink hover:text-leaf-ink hover:underline aria-[current]:text-leaf-ink"
            >
              {category.name}
            </button>
          </Fragment>
        ))}
      </span>
      {data.evidence.length > 0 && (
        <WhyButton
          treeId={data.tree.id}
          category={{ id, name }}
          study={withAbstract(study, abstracts)}
        />
      )}
      {editable && (
        <button
          type="button"
          aria-label={`Remove from ${name}`}
          title={`Remove from ${name}`}
          onClick={() => perform(planRemoveStudies(value, [{ studyId: study.id, from: id }]))}
          className="ml-auto grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-danger-ink"
        >
          <X aria-hidden size={13} />
        </button>
      )}
    </li>
  );
}
