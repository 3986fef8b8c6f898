'use client';

import { useEffect, useRef, useState } from 'react';

import { MAX_NAME_LENGTH, nameProblem } from '@/lib/tree/text';

interface NameInputProps {
  readonly label: string;
  readonly initial: string;
  /** Gets the trimmed name when it is a possible one. */
  readonly onCommit: (name: string) => void;
  readonly onCancel: () => void;
}

/** A name being typed: Enter or leaving the field keeps it, Escape does not. */
export function NameInput({ label, initial, onCommit, onCancel }: NameInputProps) {
  const [name, setName] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const trimmed = name.trim();
  const problem = trimmed === '' ? null : nameProblem(trimmed);
  useEffect(() => input.current?.select(), []);

  const finish = (how: 'keep' | 'leave') => {
    if (isDone.current || (how === 'keep' && problem)) return;
    isDone.current = true;
    if (how === 'leave' || problem || trimmed === '' || trimmed === initial) onCancel();
    else onCommit(trimmed);
  };
  return (
    <input
      ref={input}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
      autoFocus
      aria-label={label}
      aria-invalid={problem !== null}
      title={problem ?? undefined}
      maxLength={MAX_NAME_LENGTH}
      value={name}
      placeholder="Name"
      onChange={(event) => setName(event.target.value)}
      onBlur={() => finish(problem ? 'leave' : 'keep')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish('keep');
        if (event.key === 'Escape') finish('leave');
      }}
      className="h-6 w-full min-w-0 rounded-sm border border-leaf-ink bg-surface px-1.5 text-ink text-sm outline-none aria-invalid:border-danger"
    />
  );
}
