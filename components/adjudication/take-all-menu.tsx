'use client';

import { ChevronDown } from 'lucide-react';
import { Fragment } from 'react';

import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { counted } from '@/components/ui/words';
import { type Part, sumOf } from '@/lib/adjudication/item';

import type { Bench } from './use-adjudication';
import { partWords } from './words';

interface TakeAllMenuProps {
  readonly bench: Bench;
  readonly part: Part;
}

/** Takes all that is open from one annotator, of this part or of all; what is decided stays. */
export function TakeAllMenu({ bench, part }: TakeAllMenuProps) {
  const { annotators, left } = bench.adjudication;
  const all = sumOf(left);
  if (all === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="sm">
          Take all from…
          <ChevronDown aria-hidden size={13} />
        </Button>
      }
    >
      {annotators.map(({ treeId, name }, index) => (
        <Fragment key={treeId}>
          {index > 0 && <MenuSeparator />}
          <MenuLabel>{name}</MenuLabel>
          {left[part] > 0 && left[part] < all && (
            <MenuItem onSelect={() => bench.decide({ way: 'all', correctionId: treeId, part })}>
              {partWords[part]}: {counted(left[part], 'open item')}
            </MenuItem>
          )}
          <MenuItem onSelect={() => bench.decide({ way: 'all', correctionId: treeId, part: null })}>
            Everything: {counted(all, 'open item')}
          </MenuItem>
        </Fragment>
      ))}
    </Menu>
  );
}
