'use client';

import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';

import { type Block, blocksAbove } from './icicle-layout';

interface ZoomPathProps {
  readonly zoom: Block | null;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly onZoom: (id: string | null) => void;
  readonly onSelect: (id: string | null) => void;
}

/** What is enlarged, with the way back out. */
export function ZoomPath({ zoom, blocks, onZoom, onSelect }: ZoomPathProps) {
  const path = zoom ? [...blocksAbove(blocks, zoom).toReversed(), zoom] : [];
  const go = (id: string | null) => () => {
    onZoom(id);
    onSelect(id);
  };
  return (
    <nav aria-label="Enlarged" className="flex h-8 min-w-0 items-center px-3 text-xs">
      <button
        type="button"
        disabled={!zoom}
        onClick={go(null)}
        className="min-h-6 shrink-0 rounded-sm text-ink-soft enabled:hover:text-leaf-ink enabled:hover:underline"
      >
        Whole tree
      </button>
      {path.map((block) => (
        <Fragment key={block.id}>
          <ChevronRight aria-hidden size={12} className="mx-0.5 shrink-0 text-ink-faint" />
          <button
            type="button"
            disabled={block === zoom}
            onClick={go(block.id)}
            className="min-h-6 min-w-0 truncate rounded-sm text-ink-soft enabled:hover:text-leaf-ink enabled:hover:underline disabled:font-medium disabled:text-ink"
          >
            {block.name}
          </button>
        </Fragment>
      ))}
    </nav>
  );
}
