'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { counted } from '@/components/ui/words';
import { pathOf } from '@/lib/tree/queries';
import { type Category, findCategory } from '@/lib/tree/value';

import { Comments } from './comments';
import { countInWords } from './counts';
import { useEditor } from './editor-context';
import type { Place } from './place';
import { ScopeNote } from './scope-note';
import type { StudyListState } from './use-study-list';

/** Names the place whose studies are listed, and says what belongs there. */
export function PlaceHeader({ state }: { state: StudyListState }) {
  const { value, matches, goTo } = useEditor();
  const { place } = state;
  const category = place.kind === 'category' ? findCategory(value, place.categoryId) : null;
  const above = category ? pathOf(value, category.id).slice(0, -1) : [];
  return (
    <header className="shrink-0 border-b px-3 pt-2 pb-2.5">
      {above.length > 0 && (
        <nav aria-label="Categories above" className="flex flex-wrap items-center text-xs">
          {above.map(({ id, name }) => (
            <Fragment key={id}>
              <button
                type="button"
                onClick={() => goTo({ kind: 'category', categoryId: id })}
                className="min-h-5 max-w-64 truncate rounded-sm text-ink-faint hover:text-leaf-ink hover:underline"
              >
                {name}
              </button>
              <ChevronRight aria-hidden size={12} className="mx-0.5 shrink-0 text-ink-faint" />
            </Fragment>
          ))}
        </nav>
      )}
      <h2
        className="line-clamp-2 break-words font-semibold text-lg leading-snug"
        title={category?.name}
      >
        <Highlight text={titleOf(place, category)} words={category && (matches?.words ?? null)} />
      </h2>
      <Counts state={state} />
      {category && <ScopeNote key={category.id} category={category} />}
      {category && (
        <Comments key={`about ${category.id}`} categoryId={category.id} studyId={null} />
      )}
    </header>
  );
}

function titleOf(place: Place, category: Category | null): string {
  if (category) return category.name;
  return place.kind === 'uncategorised' ? 'Uncategorised' : 'All studies';
}

function Counts({ state }: { state: StudyListState }) {
  const { counts, studies, matches, data } = useEditor();
  const { place, withBelow, setWithBelow, lines } = state;
  const shown = lines.filter(({ kind }) => kind === 'study').length;
  const id = place.kind === 'category' ? place.categoryId : null;
  const direct = id === null ? 0 : (counts.direct.get(id) ?? 0);
  const effective = id === null ? 0 : (counts.effective.get(id)?.size ?? 0);
  const total =
    place.kind === 'all'
      ? studies.size
      : place.kind === 'uncategorised'
        ? counts.uncategorised.length
        : null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-ink-faint text-xs tabular-nums">
      <span>
        {total === null ? countInWords(direct, effective) : counted(total, 'study', 'studies')}
      </span>
      {matches && <span className="rounded-sm bg-mark px-1 text-ink">{shown} match</span>}
      {effective > direct && (
        <Choice checked={withBelow} onChange={setWithBelow}>
          Include those below
        </Choice>
      )}
      {effective > 1 && data.evidence.length > 0 && (
        <Choice checked={state.isLeastSureFirst} onChange={state.setLeastSureFirst}>
          Lowest confidence first
        </Choice>
      )}
    </p>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: string;
}

function Choice({ checked, onChange, children }: ChoiceProps) {
  return (
    <label className="flex min-h-6 items-center gap-1.5 text-ink-soft">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
