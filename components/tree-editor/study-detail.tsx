'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { Button } from '@/components/ui/button';
import type { PageStudy } from '@/lib/api/page-data';

import { AbstractText } from './abstract-text';
import { Comments } from './comments';
import { useEditor } from './editor-context';
import { StudyPlaces } from './study-places';
import { StudySource } from './study-source';

/** One study: its claim, every place it is in, and its abstract. */
export function StudyDetail({ study }: { study: PageStudy }) {
  const { matches, openStudy } = useEditor();
  const words = matches?.words ?? null;
  return (
    <article
      aria-label={study.title || 'Study without a title'}
      className="flex min-h-0 min-w-0 flex-1 flex-col border-l bg-surface @max-3xl:border-t @max-3xl:border-l-0"
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
          aria-label="Close the study"
          className="-mr-2"
          onClick={() => openStudy(null)}
        >
          <X aria-hidden size={15} />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than the pane is scrolled by keys */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto px-4 py-3">
        {study.claim && (
          <Block title="Claim">
            <p className="border-leaf-line border-l-2 pl-3 font-serif text-[0.9375rem] leading-relaxed">
              <Highlight text={study.claim} words={words} />
            </p>
          </Block>
        )}
        <StudyPlaces study={study} />
        <Block title="Abstract">
          <AbstractText studyId={study.id} words={words} />
        </Block>
        <Comments categoryId={null} studyId={study.id} />
      </div>
    </article>
  );
}

export function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-4 max-w-[72ch]">
      <h4 className="mb-1 font-medium text-ink-faint text-xs">{title}</h4>
      {children}
    </section>
  );
}
