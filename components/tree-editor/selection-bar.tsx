'use client';

import { X } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';
import { startSplit } from './start-split';
import { planRemoveStudies } from './study-plans';
import { nothingSelected } from './study-selection';
import type { StudyListState } from './use-study-list';

const action = 'px-1.5 text-leaf-ink';

/** What can be done with the selected studies, once there is more than one. */
export function SelectionBar({ state }: { state: StudyListState }) {
  const editor = useEditor();
  const { editable, value, setOverlay, perform } = editor;
  const { placements, setSelected, selection } = state;
  if (!editable || placements.length < 2) return null;
  const isSomewhere = placements.some(({ from }) => from !== null);
  return (
    <div
      role="toolbar"
      aria-label="Selected studies"
      className="flex shrink-0 flex-wrap items-center border-b bg-leaf-wash py-1 pr-1.5 pl-3"
    >
      <span className="mr-1.5 text-leaf-ink text-sm tabular-nums">
        {counted(placements.length, 'study', 'studies')} selected
      </span>
      <Button
        variant="ghost"
        size="sm"
        className={action}
        onClick={() => setOverlay({ kind: 'move-studies', placements })}
      >
        Move to…
      </Button>
      <Button
        variant="ghost"
        size="sm"
        className={action}
        onClick={() => setOverlay({ kind: 'also-put', placements })}
      >
        Also put in…
      </Button>
      <Button
        variant="ghost"
        size="sm"
        className={action}
        onClick={() => startSplit(editor, placements)}
      >
        Split into…
      </Button>
      {isSomewhere && (
        <Button
          variant="ghost"
          size="sm"
          className={action}
          onClick={() => perform(planRemoveStudies(value, placements))}
        >
          Remove
        </Button>
      )}
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
