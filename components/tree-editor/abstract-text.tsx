'use client';

import { Quoted } from '@/components/study-list/quoted';
import type { StudyId } from '@/lib/tree/value';

import { useEditor } from './editor-context';

interface AbstractTextProps {
  readonly studyId: StudyId;
  /** Words of it to mark; null: none. */
  readonly quote?: string | null;
  /** Words searched for. */
  readonly words?: readonly string[] | null;
}

/** A study's abstract, or why there is none to read. */
export function AbstractText({ studyId, quote = null, words = null }: AbstractTextProps) {
  const { abstracts } = useEditor();
  const abstract = abstracts.of(studyId);
  if (!abstract) {
    return <p className="text-ink-faint text-sm">{missing(abstract, abstracts.isStuck)}</p>;
  }
  return (
    <p className="max-w-[72ch] whitespace-pre-line break-words text-sm leading-[1.6]">
      <Quoted text={abstract} quote={quote} words={words} />
    </p>
  );
}

function missing(abstract: string | null, isStuck: boolean): string {
  if (abstract !== null) return 'The record has no abstract.';
  return isStuck
    ? 'The abstract cannot be fetched just now. It is asked for again.'
    : 'The abstract is on its way…';
}
