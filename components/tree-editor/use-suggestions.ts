'use client';

import { useEffect, useState } from 'react';

import { type CategoryId, findCategory, type StudyId } from '@/lib/tree/value';

import { withAbstract } from './abstracts';
import { useEditor } from './editor-context';
import { useModule } from './use-module';

const load = () => import('./suggest-places');

export type Suggestions = (studyId: StudyId) => readonly CategoryId[];

const none: Suggestions = () => [];

/**
 * The likeliest categories of a study by its wording, nearest first, three at most: of the tree as it was when they
 * were first wanted, as far as it still has them. None until the abstracts have come and been read.
 */
export function useSuggestions(isWanted: boolean): Suggestions {
  const { visible, value, data, abstracts } = useEditor();
  const code = useModule(load, isWanted);
  const [suggest, setSuggest] = useState<Suggestions>(() => none);
  const isMissing = isWanted && code !== null && abstracts.isWhole && suggest === none;
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, of the tree as it is then.
  useEffect(() => {
    if (!isMissing) return;
    const gone = new AbortController();
    const texts = data.studies.map((study) => withAbstract(study, abstracts));
    void code.suggestPlaces(visible, texts, gone.signal).then((made) => {
      if (made) setSuggest(() => made);
    });
    return () => gone.abort();
  }, [isMissing]);
  if (!isWanted) return none;
  return (studyId) => suggest(studyId).filter((id) => findCategory(value, id) !== null);
}
