'use client';

import { X } from 'lucide-react';
import type { ComponentProps, MouseEvent } from 'react';

import { Button } from '@/components/ui/button';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';
import { studiesPart } from './export-part';
import type { Placement } from './plan';
import { startSplit } from './start-split';
import { planRemoveStudies } from './study-plans';
import { nothingSelected } from './study-selection';
import type { StudyListState } from './use-study-list';

/** What can be done with the selected studies, once there is more than one. */
export function SelectionBar({ state }: { state: StudyListState }) {
  const { editable } = useEditor();
  const { placements, setSelected, selection } = state;
  if (placements.length < 2) return null;
  return (
    <div
      role="toolbar"
      aria-label="Selected studies"
      className="flex shrink-0 flex-wrap items-center border-b bg-leaf-wash py-1 pr-1.5 pl-3"
    >
      <span className="mr-1.5 text-leaf-ink text-sm tabular-nums">
        {counted(placements.length, 'study', 'studies')} selected
      </span>
      {editable && <Changes placements={placements} />}
      <ExportSelected placements={placements} />
      <span className="flex-1" />
      <Button
        variant="ghost"
        size="sm"
        icon
        aria-label="Clear the selection"
        onClick={() => setSelected({ ...nothingSelected, active: selection.active })}
      >
        <X aria-hidden size={14} />
      </Button>
    </div>
  );
}

interface PlacementsProps {
  readonly placements: readonly Placement[];
}

function Changes({ placements }: PlacementsProps) {
  const editor = useEditor();
  const { value, setOverlay, perform } = editor;
  const isSomewhere = placements.some(({ from }) => from !== null);
  return (
    <>
      <Action onClick={() => setOverlay({ kind: 'move-studies', placements })}>Move to…</Action>
      <Action onClick={() => setOverlay({ kind: 'also-put', placements })}>Also put in…</Action>
      <Action onClick={() => startSplit(editor, placements)}>Split into…</Action>
      {isSomewhere && (
        <Action onClick={() => perform(planRemoveStudies(value, placements))}>Remove</Action>
      )}
    </>
  );
}

/** Opens the menu of formats below itself. */
function ExportSelected({ placements }: PlacementsProps) {
  const { studies, setOverlay } = useEditor();
  const open = ({ currentTarget: button }: MouseEvent<HTMLButtonElement>) => {
    const { left: x, bottom: y } = button.getBoundingClientRect();
    const ids = placements.map(({ studyId }) => studyId);
    const part = studiesPart({ studies }, ids, () => button.focus());
    setOverlay({ kind: 'export-menu', at: { x, y }, part });
  };
  return <Action onClick={open}>Export…</Action>;
}

function Action(props: Pick<ComponentProps<typeof Button>, 'onClick' | 'children'>) {
  return <Button {...props} variant="ghost" size="sm" className="px-1.5 text-leaf-ink" />;
}
