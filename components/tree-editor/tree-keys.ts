/** The keys of the tree, as the ARIA authoring practices have them, and those of the correction. */

export type TreeCommand =
  | {
      readonly kind: 'focus';
      readonly to: 'next' | 'previous' | 'first' | 'last';
      readonly extend: boolean;
      readonly keepSelection: boolean;
    }
  | {
      readonly kind:
        | 'open'
        | 'close'
        | 'open-siblings'
        | 'toggle-selection'
        | 'select-to-here'
        | 'select-all';
    }
  | { readonly kind: 'rename' | 'remove' | 'menu' | 'add-child' | 'add-sibling' }
  | { readonly kind: 'shift'; readonly way: 'up' | 'down' | 'in' | 'out' }
  | { readonly kind: 'type'; readonly character: string };

export interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;
const ends = { ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const;

/** null: not a key of the tree; the browser may have it. */
export function treeCommand(keys: Keys): TreeCommand | null {
  const { key, shiftKey, altKey } = keys;
  const ctrl = keys.ctrlKey || keys.metaKey;
  if (altKey) {
    const way = Object.hasOwn(arrows, key) ? arrows[key as keyof typeof arrows] : null;
    return way && shiftKey && !ctrl ? { kind: 'shift', way } : null;
  }
  if (Object.hasOwn(ends, key)) {
    const to = ends[key as keyof typeof ends];
    return { kind: 'focus', to, extend: shiftKey, keepSelection: ctrl };
  }
  if (key === ' ') return { kind: shiftKey ? 'select-to-here' : 'toggle-selection' };
  if (key === 'F10' && shiftKey) return { kind: 'menu' };
  if (ctrl) return key.toLowerCase() === 'a' && !shiftKey ? { kind: 'select-all' } : null;
  return plainCommand(key, shiftKey);
}

function plainCommand(key: string, shiftKey: boolean): TreeCommand | null {
  if (key === 'ArrowRight') return { kind: 'open' };
  if (key === 'ArrowLeft') return { kind: 'close' };
  if (key === '*') return { kind: 'open-siblings' };
  if (key === 'ContextMenu') return { kind: 'menu' };
  if (key === 'F2' || key === 'Enter') return { kind: 'rename' };
  if (key === 'Delete') return { kind: 'remove' };
  if (key === 'Insert') return { kind: shiftKey ? 'add-sibling' : 'add-child' };
  // These two are the page's: the search, and the sheet of keys.
  if (key === '/' || key === '?') return null;
  return [...key].length === 1 ? { kind: 'type', character: key } : null;
}

/**
 * The row that typing leads to: the next one whose name begins with what was typed, wrapping around. A
 * first character looks behind the present row; further ones keep it while it still fits.
 */
export function typeAhead(names: readonly string[], from: number, typed: string): number | null {
  const wanted = typed.toLowerCase();
  const start = [...typed].length > 1 ? from : from + 1;
  for (let step = 0; step < names.length; step += 1) {
    const index = (start + step) % names.length;
    if (names[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
