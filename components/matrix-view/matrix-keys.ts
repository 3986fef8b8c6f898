/** The keys of the matrix: those of a grid in the ARIA authoring practices, and those that tick. */

import type { Rectangle, Spot } from './area';

export type MatrixCommand =
  | { readonly kind: 'go'; readonly to: Spot; readonly extend: boolean }
  | { readonly kind: 'select'; readonly what: 'row' | 'column' | 'all' | 'one' }
  | { readonly kind: 'toggle' | 'toggle-here' | 'put' | 'take' | 'abstract' }
  | { readonly kind: 'hierarchy'; readonly step: 1 | -1 };

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The grid that a key is pressed in. */
export interface KeyPlace {
  readonly active: Spot;
  readonly rows: number;
  readonly columns: number;
  /** How many rows PageUp and PageDown go. */
  readonly page: number;
}

const plain: Readonly<Record<string, MatrixCommand>> = {
  f: { kind: 'put' },
  Delete: { kind: 'take' },
  Backspace: { kind: 'take' },
  a: { kind: 'abstract' },
  Escape: { kind: 'select', what: 'one' },
  '[': { kind: 'hierarchy', step: -1 },
  ']': { kind: 'hierarchy', step: 1 },
};

/** What a key means; null when it means nothing here. */
export function matrixCommand(press: KeyPress, place: KeyPlace): MatrixCommand | null {
  const { key, shiftKey, altKey } = press;
  const ctrl = press.ctrlKey || press.metaKey;
  if (altKey) return null;
  const to = destination(key, ctrl, place);
  if (to) return { kind: 'go', to, extend: shiftKey };
  if (key === ' ' && (shiftKey || ctrl))
    return { kind: 'select', what: shiftKey ? 'row' : 'column' };
  if (key === 'Enter' && shiftKey && !ctrl) return { kind: 'toggle-here' };
  if ((key === ' ' || key === 'Enter') && !ctrl) {
    return { kind: place.active.column === -1 ? 'abstract' : 'toggle' };
  }
  if (ctrl) return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'select', what: 'all' } : null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(plain, name) ? (plain[name] ?? null) : null;
}

/** Where a key of movement leads, within the grid; null for any other key. */
function destination(key: string, ctrl: boolean, place: KeyPlace): Spot | null {
  const { row, column } = place.active;
  const last = { row: place.rows - 1, column: place.columns - 1 };
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : Math.max(row - 1, 0), column };
    case 'ArrowDown':
      return { row: ctrl ? last.row : Math.min(row + 1, last.row), column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : Math.max(column - 1, -1) };
    case 'ArrowRight':
      return { row, column: ctrl ? last.column : Math.min(column + 1, last.column) };
    case 'Home':
      return { row: ctrl ? 0 : row, column: Math.min(0, last.column) };
    case 'End':
      return { row: ctrl ? last.row : row, column: last.column };
    case 'PageUp':
      return { row: Math.max(row - place.page, 0), column };
    case 'PageDown':
      return { row: Math.min(row + place.page, last.row), column };
    default:
      return null;
  }
}

/** The cells that a whole row, a whole column, or all of them have; 'one' is the active cell. */
export function selected(
  what: 'row' | 'column' | 'all' | 'one',
  { active, rows, columns }: Pick<KeyPlace, 'active' | 'rows' | 'columns'>,
): Rectangle {
  const { row, column } = active;
  const isWide = what === 'row' || what === 'all';
  const isTall = what === 'column' || what === 'all';
  return {
    top: isTall ? 0 : row,
    bottom: isTall ? rows - 1 : row,
    left: isWide ? 0 : column,
    right: isWide ? columns - 1 : column,
  };
}
