'use client';

import { useDeferredValue, useMemo, useRef, useState } from 'react';

import type { TreePageData } from '@/lib/api/page-data';
import { onlyStudies } from '@/lib/tree/only-studies';
import { findCategory, type StudyId, type TreeValue } from '@/lib/tree/value';

import type { Abstracts } from './abstracts';
import { type Counted, type Counts, countsOf } from './counts';
import type { Column, Editor, Naming, Overlay, TreeActions } from './editor-context';
import type { Names } from './gesture-words';
import { countMatches, findMatches, textsOf } from './search';
import { useAbstracts } from './use-abstracts';
import { useBaseOf } from './use-base';
import { useBookmark } from './use-bookmark';
import { useComments } from './use-comments';
import { useFilter } from './use-filter';
import { useGestures } from './use-gestures';
import { useMarks } from './use-marks';
import { usePast } from './use-past';
import { useSession } from './use-session';
import { type SpotParameters, useSpot } from './use-spot';

/** All state of the tree page and what changes it. */
export function useEditorModel(data: TreePageData, parameters: SpotParameters) {
  const { hearComments, ...comments } = useComments(data);
  const { session, snapshot } = useSession(data, hearComments);
  const { correction } = snapshot;
  const earlier = usePast(data, correction);
  const { past } = earlier;
  const value = past?.value ?? correction.value;
  const studies = useMemo(() => new Map(data.studies.map((study) => [study.id, study])), [data]);
  const visible = useMemo(
    () =>
      value.studyIds.length === studies.size ? value : onlyStudies(value, (id) => studies.has(id)),
    [value, studies],
  );
  const { spot, goTo, openStudy, setView, leaveFor, unknown } = useSpot(
    visible,
    parameters,
    data.bookmark,
    snapshot.saveState.status === 'reloading',
  );
  const bookmark = useBookmark(data, spot);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const [naming, setNaming] = useState<Naming | null>(null);
  const [column, setColumn] = useState<Column>(
    spot.place.kind === 'all' && spot.view !== 'picture' ? 'tree' : 'studies',
  );

  const counts = useCounts(value, studies);
  const abstracts = useAbstracts(data.tree.id, data.topic.studyRevision);
  const cover = useCover(data);
  const search = useSearch(data, abstracts, { value, counts, ...cover });
  const base = useBaseOf(data);
  const marks = useMarks(base, visible);
  const filter = useFilter(data, base, visible);
  const [isHistory, setHistory] = useState(false);
  const [isGuideline, setGuideline] = useState<boolean | null>(null);
  const treeActions = useRef<TreeActions | null>(null);
  const names = useMemo<Names>(
    () => ({
      category: (id) => findCategory(value, id)?.name ?? null,
      study: (id) => studies.get(id)?.title ?? null,
    }),
    [value, studies],
  );
  const gestures = useGestures(session, names, spot.view, goTo);

  const editor: Editor = {
    data,
    session,
    snapshot,
    editable: data.tree.editable && past === null,
    correction,
    value,
    visible,
    studies,
    abstracts,
    names,
    counts,
    spot,
    overlay,
    naming,
    column,
    goTo,
    openStudy,
    setView,
    leaveFor,
    setOverlay,
    setNaming,
    setColumn,
    ...bookmark,
    ...cover,
    ...search,
    isHistory,
    setHistory,
    isGuideline,
    setGuideline,
    treeActions,
    ...earlier,
    ...filter,
    ...marks,
    ...comments,
    ...gestures,
  };
  return { editor, unknown };
}

/** Counted on from the counts before. */
function useCounts(value: TreeValue, studies: Editor['studies']): Counts {
  const last = useRef<(Counted & { studies: Editor['studies'] }) | null>(null);
  return useMemo(() => {
    const earlier = last.current?.studies === studies ? last.current : null;
    const counts = countsOf(value, studies, earlier);
    last.current = { value, counts, studies };
    return counts;
  }, [value, studies]);
}

/** Whether a blind task hides which studies the model put where, until the reader asks for them. */
function useCover({ task }: TreePageData) {
  const [isRevealed, setRevealed] = useState(task?.revealed ?? false);
  return { isRevealed, setRevealed, isCovered: task?.blind === true && !isRevealed };
}

const noStudies: ReadonlySet<StudyId> = new Set();

/**
 * What is searched for and found. The matches may lag behind fast typing. Where a study is, is not counted while that
 * is covered.
 */
function useSearch(
  data: TreePageData,
  abstracts: Abstracts,
  { value, counts, isCovered }: Pick<Editor, 'value' | 'counts' | 'isCovered'>,
) {
  const [query, setQuery] = useState('');
  const [onlyMatches, setOnlyMatches] = useState(true);
  const searched = useDeferredValue(query);
  const isSearching = searched.trim() !== '';
  const texts = useMemo(
    () => (isSearching ? textsOf(data.studies, abstracts) : null),
    [isSearching, data, abstracts],
  );
  const matches = useMemo(
    () => texts && findMatches(searched, value, texts),
    [searched, value, texts],
  );
  const matchCounts = useMemo(
    () =>
      matches &&
      countMatches(
        isCovered ? { ...matches, studies: noStudies } : matches,
        value,
        counts.effective,
      ),
    [matches, value, counts, isCovered],
  );
  return { query, setQuery, matches, matchCounts, onlyMatches, setOnlyMatches };
}
