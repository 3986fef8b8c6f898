'use client';

import { X } from 'lucide-react';

import { Highlight } from '@/components/study-list/highlight';
import { AbstractText } from '@/components/tree-editor/abstract-text';
import { useEditor } from '@/components/tree-editor/editor-context';
import { StudySource } from '@/components/tree-editor/study-source';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { PageStudy, PlaceEvidence } from '@/lib/api/page-data';
import { findCategory } from '@/lib/tree/value';

import { supportOf } from './support';
import type { MatrixState } from './use-matrix';

interface AbstractPaneProps {
  readonly study: PageStudy;
  readonly state: MatrixState;
  readonly onClose: () => void;
}

/** The abstract of the active row's study, with the words that speak for the active cell marked. */
export function AbstractPane({ study, state, onClose }: AbstractPaneProps) {
  const { value, matches } = useEditor();
  const words = matches?.words ?? null;
  const categoryId = state.area?.active.categoryId ?? null;
  const category = categoryId === null ? null : findCategory(value, categoryId);
  const support = category && supportOf(state.source, study.id, category.id);
  return (
    <article
      aria-label={study.title || 'Study without a title'}
      className="flex min-h-0 w-96 shrink-0 flex-col border-l bg-surface @max-3xl:h-[45%] @max-3xl:w-full @max-3xl:border-t @max-3xl:border-l-0"
    >
      <div className="flex items-start gap-2 border-b px-4 pt-3 pb-2.5">
        <div className="min-w-0 flex-1">
          <h3 className="text-pretty break-words font-semibold text-base leading-snug">
            <Highlight text={study.title || 'Study without a title'} words={words} />
          </h3>
          <StudySource study={study} words={words} />
        </div>
        <Button
          variant="ghost"
          size="sm"
          icon
          aria-label="Close the abstract"
          className="-mr-2"
          onClick={onClose}
        >
          <X aria-hidden size={15} />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than the pane is scrolled by keys */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto px-4 py-3">
        {study.claim && (
          <p className="mb-3 border-leaf-line border-l-2 pl-3 font-serif text-[0.9375rem] leading-relaxed">
            <Highlight text={study.claim} words={words} />
          </p>
        )}
        {category && support && <Reason name={category.name} support={support} />}
        <AbstractText studyId={study.id} quote={support?.quote ?? null} words={words} />
      </div>
    </article>
  );
}

function Reason({ name, support }: { name: string; support: PlaceEvidence }) {
  const { confidence, questioned } = support;
  if (confidence === null && !questioned) return null;
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-2 gap-y-1 rounded-md bg-sunken px-3 py-2 text-ink-soft text-sm">
      <span className="min-w-0 flex-1">In ‘{name}’</span>
      {questioned && <Badge tone="warn">doubted by the engine’s check</Badge>}
      {confidence && (
        <Badge
          title={
            confidence.source === 'samples'
              ? 'How far repeated answers of the model agree'
              : 'How much nearer its wording is to this category than to the next one; 50 % is neither'
          }
        >
          confidence {Math.round(confidence.value * 100)} %
        </Badge>
      )}
    </p>
  );
}
