/** What a key means in the review. Pure. */

import type { Choice } from './choice';

export type Command =
  | { readonly kind: 'choose'; readonly choice: Choice }
  | { readonly kind: 'skip' | 'take-back' | 'back' | 'forward' | 'row' | 'help' | 'leave-step' }
  /** Ticks the nth member of a group, from 0. */
  | { readonly kind: 'tick'; readonly index: number };

const fixed: Readonly<Record<string, Exclude<Command['kind'], 'choose' | 'tick'>>> = {
  s: 'skip',
  backspace: 'take-back',
  arrowleft: 'back',
  arrowright: 'forward',
  w: 'row',
  '?': 'help',
  escape: 'leave-step',
};

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** null: nothing here. `ticks`: digits tick the members of a group. */
export function commandOf(
  pressed: Pressed,
  choices: readonly Choice[],
  ticks: boolean,
): Command | null {
  const key = pressed.key.toLowerCase();
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (ticks && /^[1-9]$/.test(key)) return { kind: 'tick', index: Number(key) - 1 };
  const choice = choices.find(({ keys }) => keys.includes(key));
  if (choice) return { kind: 'choose', choice };
  const kind = fixed[key];
  return kind ? { kind } : null;
}

/** The help: keys and what they do, those of the choices first. */
export const keyHelp: readonly (readonly [string, string])[] = [
  ['Y or 1', 'Yes'],
  ['N or 2', 'No; for structure it then asks what instead'],
  ['U or 3', 'Unsure'],
  ['E or 4', 'The study belongs elsewhere: choose where'],
  ['W', 'Confirm the study’s whole row'],
  ['S', 'Skip: ask it again at the end'],
  ['Backspace or Ctrl+Z', 'Take back the last answer'],
  ['← and →', 'Back to what was asked before, and forward again'],
  ['1 to 9', 'When a group does not fit: tick what does not'],
  ['Esc', 'Out of “what instead?”'],
  ['?', 'This list'],
];
