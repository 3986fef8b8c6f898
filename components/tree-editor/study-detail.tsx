'use client';

import { ExternalLink, X } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';
import type { Study } from '@/lib/api/contract';

import { useEditor } from './editor-context';
import { Highlight } from './highlight';
import { StudyPlaces } from './study-places';

/** One study: its claim, every place it is in, and its abstract. */
export function StudyDetail({ study }: { study: Study }) {
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
          <Source study={study} words={words} />
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
          {study.abstract ? (
            <p className="whitespace-pre-line break-words text-sm leading-[1.6]">
              <Highlight text={study.abstract} words={words} />
            </p>
          ) : (
            <p className="text-ink-faint text-sm">The record has no abstract.</p>
          )}
        </Block>
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

function Source({ study, words }: { study: Study; words: readonly string[] | null }) {
  const { authors, journal, year } = study;
  return (
    <div className="mt-1 text-ink-soft text-xs">
      {authors.length > 0 && (
        <p className="line-clamp-2" title={authors.join('; ')}>
          <Highlight text={authors.join('; ')} words={words} />
        </p>
      )}
      <p className="flex flex-wrap gap-x-3">
        <span>{[journal, year].filter(Boolean).join(', ')}</span>
        {study.doi && <Out href={`https://doi.org/${encodeURI(study.doi)}`}>DOI</Out>}
        {study.pmid && (
          <Out href={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(study.pmid)}/`}>
            PubMed
          </Out>
        )}
        {study.url && isWebAddress(study.url) && <Out href={study.url}>Link</Out>}
      </p>
    </div>
  );
}

function Out({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={href}
      className="inline-flex items-center gap-0.5 text-leaf-ink hover:underline"
    >
      {children}
      <ExternalLink aria-hidden size={11} />
    </a>
  );
}

/** A file may hold any address, `javascript:` too; only these two kinds become links. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
