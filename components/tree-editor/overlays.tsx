'use client';

import { useCallback } from 'react';

import { counted } from '@/components/ui/words';
import type { CategoryId } from '@/lib/tree/value';

import { CategoryMenu } from './category-menu';
import { CategoryPicker } from './category-picker';
import { planMerge, planMoveInto } from './category-plans';
import { type ChooseCategory, type Overlay, useEditor } from './editor-context';
import { ExportMenu } from './export-menu';
import { FilterMenu } from './filter-menu';
import { KeySheet } from './key-sheet';
import { Palette } from './palette';
import type { Option } from './picker-options';
import { type Placement, type Plan, quoted, refused } from './plan';
import { StudyMenu } from './study-menu';
import { planAlsoPut, planMoveStudies } from './study-plans';
import { keyOf } from './study-rows';
import { focusRow } from './use-kept-focus';

/** What lies over the page, if anything does. */
export function Overlays() {
  const { overlay } = useEditor();
  if (!overlay) return null;
  switch (overlay.kind) {
    case 'category-menu':
      return <CategoryMenu key={overlay.id} overlay={overlay} />;
    case 'export-menu':
      return <ExportMenu overlay={overlay} />;
    case 'study-menu':
      return <StudyMenu overlay={overlay} />;
    case 'move-categories':
      return <MoveCategories ids={overlay.ids} />;
    case 'merge-categories':
      return <MergeCategories ids={overlay.ids} />;
    case 'filter-menu':
      return <FilterMenu overlay={overlay} />;
    case 'palette':
      return <Palette opener={overlay.opener} />;
    case 'key-sheet':
      return <KeySheet opener={overlay.opener} />;
    case 'choose-category':
      return <ChooseCategoryFor overlay={overlay} />;
    default:
      return <PutStudies how={overlay.kind} placements={overlay.placements} />;
  }
}

function MoveCategories({ ids }: { ids: readonly CategoryId[] }) {
  const { value } = useEditor();
  const planFor = useCallback(
    (option: Option) => planMoveInto(value, ids, option.id),
    [value, ids],
  );
  const [first = ''] = ids;
  const title =
    ids.length === 1 ? `Move ${quoted(value, first)} to…` : `Move ${ids.length} categories to…`;
  return (
    <Picker title={title} withRoot planFor={planFor} onReturn={() => focusRow(first, 'tree')} />
  );
}

function MergeCategories({ ids }: { ids: readonly CategoryId[] }) {
  const { value } = useEditor();
  const planFor = useCallback(
    (option: Option): Plan =>
      option.id === null
        ? refused('Nothing can be merged into the root.')
        : planMerge(value, ids, option.id),
    [value, ids],
  );
  const [first = ''] = ids;
  const what = ids.length === 1 ? quoted(value, first) : `${ids.length} categories`;
  return (
    <Picker
      title={`Merge ${what} into…`}
      description="Their studies and categories go there; it keeps its name and note."
      planFor={planFor}
      onReturn={() => focusRow(first, 'tree')}
      goesThere
    />
  );
}

interface PutStudiesProps {
  readonly how: Overlay['kind'] & ('move-studies' | 'also-put');
  readonly placements: readonly Placement[];
}

function PutStudies({ how, placements }: PutStudiesProps) {
  const { value } = useEditor();
  const planFor = useCallback(
    ({ id }: Option): Plan => {
      if (id === null) return refused('Studies go into a category.');
      return how === 'also-put'
        ? planAlsoPut(value, placements, id)
        : planMoveStudies(value, placements, id);
    },
    [value, how, placements],
  );
  const [first] = placements;
  const what =
    placements.length === 1 ? 'the study' : counted(placements.length, 'study', 'studies');
  return (
    <Picker
      title={how === 'also-put' ? `Also put ${what} in…` : `Move ${what} to…`}
      description={how === 'also-put' ? 'They stay where they are as well.' : undefined}
      planFor={planFor}
      onReturn={() => focusRow(first ? keyOf(first) : '', 'studies')}
    />
  );
}

function ChooseCategoryFor({ overlay }: { overlay: ChooseCategory }) {
  const { setOverlay } = useEditor();
  const { planFor, onPlan, ...props } = overlay;
  const forOption = useCallback(({ id }: Option) => planFor(id), [planFor]);
  const onPick = ({ id }: Option) => {
    setOverlay(null);
    onPlan(planFor(id));
  };
  return <CategoryPicker {...props} planFor={forOption} onPick={onPick} />;
}

interface PickerProps {
  readonly title: string;
  readonly description?: string;
  readonly withRoot?: boolean;
  readonly planFor: (option: Option) => Plan;
  readonly onReturn: () => void;
  /** Shows the chosen category afterwards. */
  readonly goesThere?: boolean;
}

function Picker({ withRoot = false, goesThere = false, ...props }: PickerProps) {
  const { perform, setOverlay } = useEditor();
  const onPick = (option: Option) => {
    setOverlay(null);
    const then = goesThere && option.id !== null ? option.id : null;
    perform(props.planFor(option), then ? { kind: 'category', categoryId: then } : undefined);
  };
  return <CategoryPicker {...props} withRoot={withRoot} onPick={onPick} />;
}
