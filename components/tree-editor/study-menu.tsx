'use client';

import { MenuItem, MenuLabel, MenuSeparator, MenuSub } from '@/components/ui/menu';

import { type Overlay, useEditor } from './editor-context';
import { ExportItems } from './export-menu';
import { studiesPart } from './export-part';
import { PointMenu } from './point-menu';
import { startSplit } from './start-split';
import { planRemoveStudies } from './study-plans';
import { keyOf } from './study-rows';
import { focusRow } from './use-kept-focus';

/** Everything that can be done with the selected studies, without a pointer's drag. */
export function StudyMenu({ overlay }: { overlay: Overlay & { kind: 'study-menu' } }) {
  const editor = useEditor();
  const { value, studies, perform, setOverlay } = editor;
  const { placements, at } = overlay;
  const [first] = placements;
  if (!first) return null;
  const title = studies.get(first.studyId)?.title ?? 'the study';
  const label =
    placements.length === 1 ? `Actions for ${title}` : `Actions for ${placements.length} studies`;
  const removal = planRemoveStudies(value, placements);
  const ids = placements.map(({ studyId }) => studyId);
  const part = studiesPart({ studies }, ids, () => focusRow(keyOf(first), 'studies'));
  return (
    <PointMenu label={label} at={at} onReturn={() => focusRow(keyOf(first), 'studies')}>
      {placements.length > 1 && <MenuLabel>{placements.length} studies</MenuLabel>}
      <MenuItem onSelect={() => setOverlay({ kind: 'move-studies', placements })}>
        Move to…
      </MenuItem>
      <MenuItem onSelect={() => setOverlay({ kind: 'also-put', placements })}>
        Also put in…
      </MenuItem>
      <MenuItem onSelect={() => startSplit(editor, placements)}>
        Split into a new category…
      </MenuItem>
      <MenuSub label="Export">
        <ExportItems part={part} />
      </MenuSub>
      <MenuSeparator />
      <MenuItem
        disabled={!removal.ok}
        title={removal.ok ? undefined : removal.reason}
        shortcut="Del"
        onSelect={() => perform(removal)}
      >
        Remove from here
      </MenuItem>
    </PointMenu>
  );
}
