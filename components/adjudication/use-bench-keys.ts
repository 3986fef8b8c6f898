'use client';

import { useDocumentKeys } from '@/components/ui/use-document-keys';
import type { Part } from '@/lib/adjudication/item';

export type Command =
  /** The nth annotator's, from 0. */
  | { readonly kind: 'side'; readonly index: number }
  | { readonly kind: 'anew' | 'next' | 'previous' | 'take-back' }
  | { readonly kind: 'part'; readonly part: Part };

const fixed: Readonly<Record<string, Command>> = {
  '0': { kind: 'anew' },
  e: { kind: 'anew' },
  j: { kind: 'next' },
  arrowdown: { kind: 'next' },
  k: { kind: 'previous' },
  arrowup: { kind: 'previous' },
  u: { kind: 'take-back' },
  g: { kind: 'part', part: 'groups' },
  l: { kind: 'part', part: 'links' },
  a: { kind: 'part', part: 'assignments' },
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key means; null: nothing here. */
export function commandOf(pressed: Pressed): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (/^[1-9]$/.test(pressed.key)) return { kind: 'side', index: Number(pressed.key) - 1 };
  return fixed[pressed.key.toLowerCase()] ?? null;
}

/** The keys work wherever the focus is, but in fields, menus and dialogs. */
export function useBenchKeys(run: (command: Command) => void): void {
  useDocumentKeys((event) => {
    if (event.defaultPrevented || isElsewhere(event.target)) return;
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    run(command);
  });
}

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.closest('input, textarea, select, [role=menu], [role=dialog]') !== null;
}
