'use client';

import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from 'react';

import { Highlight } from '@/components/study-list/highlight';
import { longestQuery, queryWords } from '@/components/study-list/search';
import { cx } from '@/components/ui/cx';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';

import { type Command, commandsFor } from './commands';
import { useEditor } from './editor-context';
import { returnFocus } from './return-focus';
import { useCommands } from './use-commands';

/** Everything that can be done or gone to, by typing part of its name. */
export function Palette({ opener }: { opener: Element | null }) {
  const { setOverlay } = useEditor();
  const commands = useCommands();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const chosen = useRef<Command | null>(null);
  const search = useDeferredValue(typed);
  const shown = useMemo(() => commandsFor(commands, search), [commands, search]);
  const words = useMemo(() => queryWords(search), [search]);
  const id = useId();

  const run = (command: Command | undefined) => {
    if (!command) return;
    chosen.current = command;
    setOverlay(null);
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = (active + step + shown.length) % Math.max(shown.length, 1);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
      // What was typed last counts, although the list may still be that of before.
    } else if (event.key === 'Enter') run(commandsFor(commands, typed)[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && setOverlay(null)}
      title="Commands"
      onCloseAutoFocus={(event) => {
        returnFocus(event, opener);
        chosen.current?.focus?.();
      }}
    >
      <Input
        role="combobox"
        aria-label="Command, category or study"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        placeholder="Type a command, a category or a study"
        maxLength={longestQuery}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands"
        tabIndex={-1}
        className="mt-2 h-[min(24rem,55vh)] overflow-auto rounded-md border bg-surface p-1"
      >
        {shown.map((command, index) => (
          <CommandRow
            key={command.id}
            id={`${id}-${index}`}
            command={command}
            words={words}
            isActive={index === active}
            onRun={() => run(command)}
          />
        ))}
        {shown.length === 0 && (
          <p className="p-3 text-ink-faint text-sm">Nothing here is called that.</p>
        )}
      </div>
    </Dialog>
  );
}

interface CommandRowProps {
  readonly id: string;
  readonly command: Command;
  readonly words: readonly string[];
  readonly isActive: boolean;
  readonly onRun: () => void;
}

function CommandRow({ id, command, words, isActive, onRun }: CommandRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      onClick={onRun}
      className={cx(
        'flex items-center gap-2 rounded-sm px-2 py-1.5 text-sm',
        isActive ? 'bg-leaf-wash' : 'hover:bg-hover',
      )}
    >
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <Highlight text={command.name} words={words} />
        </span>
        <span className="block truncate text-ink-faint text-xs">{command.note}</span>
      </span>
      {command.keys && <Kbd>{command.keys}</Kbd>}
    </div>
  );
}
