/** The choices of the picker over the matrix. Pure. */

import { counted } from '@/components/ui/words';
import { childrenOf, getCategory, type TreeValue } from '@/lib/tree/value';

import { idsBelow, type Scope } from './columns';

export interface ScopeOption {
  /** Of the option in a list. */
  readonly key: string;
  readonly label: string;
  readonly scope: Scope;
}

/** Every hierarchy in tree order, then the root categories, then all categories. */
export function scopeOptions(value: TreeValue): readonly ScopeOption[] {
  const roots = childrenOf(value, null);
  const hierarchies = roots.map((rootId): ScopeOption => {
    const size = counted(idsBelow(value, rootId).length + 1, 'category', 'categories');
    const { name } = getCategory(value, rootId);
    return option(`${name} (${size})`, { kind: 'hierarchy', rootId });
  });
  if (roots.length < 2) return hierarchies;
  return [
    ...hierarchies,
    option(`All ${roots.length} root categories`, { kind: 'roots' }),
    option(`The whole tree (${Object.keys(value.categories).length} categories)`, { kind: 'all' }),
  ];
}

export function keyOfScope(scope: Scope): string {
  return scope.kind === 'hierarchy' ? scope.rootId : `:${scope.kind}`;
}

function option(label: string, scope: Scope): ScopeOption {
  return { key: keyOfScope(scope), label, scope };
}

/** The choice after or before the present one, around the end; null when there is no other. */
export function nextScope(value: TreeValue, now: Scope | null, step: 1 | -1): Scope | null {
  const options = scopeOptions(value);
  if (options.length < 2 || !now) return null;
  const at = options.findIndex(({ key }) => key === keyOfScope(now));
  return options.at((at + step) % options.length)?.scope ?? null;
}
