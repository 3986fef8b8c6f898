'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useRef } from 'react';

import { evidenceById, isDoubted, supportOf } from '@/components/matrix-view/support';
import { pathOf } from '@/lib/tree/queries';
import type { CategoryId, TreeValue } from '@/lib/tree/value';

import { useEditor } from './editor-context';
import { GroupRow } from './group-row';
import { StudyRow } from './study-row';
import type { StudyLine } from './study-rows';
import type { SuggestedPlace } from './suggested-places';
import { useKeptFocus } from './use-kept-focus';
import { useStudyKeys } from './use-study-keys';
import type { StudyListState } from './use-study-list';
import { useStudyPointer } from './use-study-pointer';
import { type Suggestions, useSuggestions } from './use-suggestions';
import { visibleRange } from './visible-range';

/** What rows are taken for until they are measured. */
const groupHeight = 29;
const studyHeight = 74;

/** The studies of the place, one row each; from below it in groups. */
export function StudyList({ label, state }: { label: string; state: StudyListState }) {
  const { editable } = useEditor();
  const { lines, selection, place } = state;
  const suggest = useSuggestions(editable && place.kind === 'uncategorised');
  const scroller = useRef<HTMLDivElement>(null);
  const activeIndex = lines.findIndex(({ key }) => key === selection.active);
  const firstStudy = lines.findIndex(({ kind }) => kind === 'study');
  const tabbable = activeIndex === -1 ? firstStudy : activeIndex;
  const virtual = useVirtualLines(lines, activeIndex, scroller);
  const pointer = useStudyPointer(state);
  const onKeyDown = useStudyKeys(state, suggest);
  useKeptFocus(scroller, selection.active, activeIndex, (index) => virtual.scrollToIndex(index));

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto overscroll-contain">
      <div
        role="grid"
        aria-label={label}
        aria-multiselectable
        aria-rowcount={lines.length}
        onKeyDown={onKeyDown}
        {...pointer}
        className="relative w-full"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          if (!line) return null;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="none"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line
                line={line}
                position={index + 1}
                selected={selection.keys.has(line.key)}
                tabbable={index === tabbable}
                suggest={suggest}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function useVirtualLines(
  lines: readonly StudyLine[],
  activeIndex: number,
  scroller: RefObject<HTMLElement | null>,
) {
  return useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (lines[index]?.kind === 'group' ? groupHeight : studyHeight),
      [lines],
    ),
    // A hidden row has no height of its own.
    measureElement: (element) => element.getBoundingClientRect().height || studyHeight,
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    initialRect: { width: 0, height: 900 },
    overscan: 6,
    rangeExtractor: (range) => visibleRange(range, activeIndex),
  });
}

interface LineProps {
  readonly line: StudyLine;
  /** Counted from 1. */
  readonly position: number;
  readonly selected: boolean;
  readonly tabbable: boolean;
  readonly suggest: Suggestions;
}

function Line({ line, position, selected, tabbable, suggest }: LineProps) {
  const { spot, matches, editable, counts, value, data, abstracts } = useEditor();
  if (line.kind === 'group') return <GroupRow line={line} position={position} />;
  const source = { value, evidence: evidenceById(data.evidence) };
  const suggested = suggest(line.study.id).map((id) => placeOf(value, id));
  const support = line.from === null ? null : supportOf(source, line.study.id, line.from);
  return (
    <StudyRow
      lineKey={line.key}
      study={line.study}
      abstract={matches ? abstracts.of(line.study.id) : null}
      position={position}
      places={counts.places.get(line.study.id) ?? 0}
      selected={selected}
      open={spot.studyId === line.study.id}
      tabbable={tabbable}
      editable={editable}
      doubted={support !== null && isDoubted(support)}
      words={matches?.words ?? null}
      suggested={suggested.length > 0 ? suggested : null}
    />
  );
}

function placeOf(value: TreeValue, id: CategoryId): SuggestedPlace {
  const path = pathOf(value, id).map(({ name }) => name);
  return { id, name: path.at(-1) ?? '', path: path.join(' › ') };
}
