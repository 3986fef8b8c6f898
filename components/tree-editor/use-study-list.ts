'use client';

import { useDeferredValue, useMemo, useState } from 'react';

import { evidenceById } from '@/components/matrix-view/support';

import type { Editor } from './editor-context';
import { placementsOf, studyLines } from './study-rows';
import { nothingSelected, type StudySelection, within } from './study-selection';
import { useLeastSureFirst } from './use-least-sure-first';

export type StudyListState = ReturnType<typeof useStudyList>;

/** The lines of the study panel and which are selected. It may lag behind fast keys in the tree. */
export function useStudyList(editor: Editor) {
  const { value, studies, counts, data } = editor;
  const place = useDeferredValue(editor.spot.place);
  const matches = useDeferredValue(editor.matches);
  const filter = useDeferredValue(editor.filter);
  const [withBelow, setWithBelow] = useState(true);
  const [isLeastSureFirst, setLeastSureFirst] = useLeastSureFirst();
  const evidence = isLeastSureFirst && data.evidence.length > 0 ? data.evidence : null;
  const [selected, setSelected] = useState<StudySelection>(nothingSelected);
  const [seenPlace, setSeenPlace] = useState(place);
  if (seenPlace !== place) {
    setSeenPlace(place);
    setSelected(nothingSelected);
  }
  const lines = useMemo(
    () =>
      studyLines(
        {
          value,
          studies,
          counts,
          matches,
          filter,
          evidence: evidence && evidenceById(evidence),
        },
        place,
        withBelow,
      ),
    [value, studies, counts, matches, filter, evidence, place, withBelow],
  );
  const order = useMemo(
    () => lines.filter(({ kind }) => kind === 'study').map(({ key }) => key),
    [lines],
  );
  const [seenOrder, setSeenOrder] = useState(order);
  const selection = within(selected, order, seenOrder);
  if (seenOrder !== order) {
    setSeenOrder(order);
    setSelected(selection);
  }
  const placements = useMemo(() => placementsOf(lines, selection.keys), [lines, selection.keys]);
  return {
    place,
    lines,
    order,
    selection,
    setSelected,
    placements,
    withBelow,
    setWithBelow,
    isLeastSureFirst,
    setLeastSureFirst,
  };
}
