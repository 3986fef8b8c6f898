'use client';

import { Check } from 'lucide-react';

import { MenuItem } from '@/components/ui/menu';

import { type Overlay, useEditor } from './editor-context';
import { type FilterKind, filterKinds, filterNames } from './filter-kinds';
import { filterButtonId } from './ids';
import { PointMenu } from './point-menu';

/** Chooses what the tree shows. */
export function FilterMenu({ overlay }: { overlay: Overlay & { kind: 'filter-menu' } }) {
  const { filterKind, setFilterKind } = useEditor();
  const item = (kind: FilterKind | null, name: string) => (
    <MenuItem key={name} onSelect={() => setFilterKind(kind)}>
      <span className="w-3.5">
        {filterKind === kind && <Check aria-label="Chosen" size={14} />}
      </span>
      {name}
    </MenuItem>
  );
  const focusButton = () => document.getElementById(filterButtonId)?.focus();
  return (
    <PointMenu label="What the tree shows" at={overlay.at} align="end" onReturn={focusButton}>
      {item(null, 'All')}
      {filterKinds.map((kind) => item(kind, filterNames[kind]))}
    </PointMenu>
  );
}
