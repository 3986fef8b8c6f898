'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

import { useEditor } from './editor-context';
import { returnFocus } from './return-focus';

type Keys = readonly (readonly [keys: string, does: string])[];

const everywhere: Keys = [
  ['Ctrl+K', 'Commands, categories and studies by name'],
  ['/', 'Search'],
  ['Ctrl+Z', 'Undo'],
  ['Ctrl+Y', 'Redo; also Ctrl+⇧+Z'],
  ['?', 'These keys'],
];

const guideline: Keys[number] = ['Alt+G', 'Guideline beside the tree'];

const moving: Keys = [
  ['↑ ↓', 'Row above, row below'],
  ['→', 'Open; then the first category below'],
  ['←', 'Close; then the category above'],
  ['Home End', 'First and last row'],
  ['*', 'Open all siblings'],
  ['A…Z', 'Row that begins with what is typed'],
];

const selecting: Keys = [
  ['Space', 'Select or not'],
  ['⇧+↑ ⇧+↓', 'Extend the selection'],
  ['⇧+Space', 'Select up to here'],
  ['Ctrl+⇧+Home', 'Select up to the first row; with End the last'],
  ['Ctrl+A', 'Select all'],
];

const correcting: Keys = [
  ['Enter F2', 'Rename'],
  ['Ins', 'Add a category below; with ⇧ after'],
  ['Del', 'Remove: what is in it goes up'],
  ['1 2 3', 'In Uncategorised: put the study where it is suggested'],
  ['Alt+⇧+↑ ↓', 'Move up, move down'],
  ['Alt+⇧+→ ←', 'Indent, outdent'],
  ['⇧+F10', 'All that can be done with the selection'],
];

const dragging: Keys = [
  ['Ctrl Alt', 'Held at the drop: a study is also there, not moved'],
  ['Esc', 'Cancels the drag'],
];

/** The keys of the tree page. */
export function KeySheet({ opener }: { opener: Element | null }) {
  const { setOverlay, data } = useEditor();
  const isMine = data.tree.editable;
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && setOverlay(null)}
      onCloseAutoFocus={(event) => returnFocus(event, opener)}
      title="Keyboard shortcuts"
      description="On a Mac, Command stands for Ctrl."
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a sheet longer than the window is scrolled by keys */}
      <div tabIndex={0} className="grid gap-x-8 gap-y-4 outline-none sm:grid-cols-2">
        <Group
          title="Everywhere"
          keys={[
            ...(isMine ? everywhere : everywhere.filter(isForReaders)),
            ...(data.task?.guideline ? [guideline] : []),
          ]}
        />
        <Group title="Moving in the tree" keys={moving} />
        <Group title="Selecting" keys={selecting} />
        {isMine && <Group title="Correcting" keys={correcting} />}
        {isMine && <Group title="Dragging" keys={dragging} />}
      </div>
    </Dialog>
  );
}

function isForReaders([keys]: Keys[number]): boolean {
  return keys !== 'Ctrl+Z' && keys !== 'Ctrl+Y';
}

function Group({ title, keys }: { title: string; keys: Keys }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-ink-faint text-xs">{title}</h3>
      <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-1 text-sm">
        {keys.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd className="text-ink-soft">{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
