'use client';

import { type KeyboardEvent, useMemo, useRef, useState } from 'react';

import { SavePicture } from '@/components/ui/save-picture';

import { BlockShape } from './block-shape';
import {
  type Block,
  blocksAbove,
  type Direction,
  drawnBlocks,
  type IcicleSource,
  icicleBlocks,
  neighbour,
} from './icicle-layout';
import { useSize } from './use-size';
import { ZoomPath } from './zoom-path';

interface IcicleProps {
  /** What it shows, as the file of a picture of it is called. */
  readonly name: string;
  readonly source: IcicleSource;
  /** Id of the block whose studies are listed; null: none. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Categories that match a search; null without one. */
  readonly found: ReadonlySet<string> | null;
}

const ways: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** A picture of the tree. A click or Enter selects a block and enlarges it; Escape goes one step out. */
export function Icicle({ name, source, selected, onSelect, found }: IcicleProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  const blocks = useMemo(() => icicleBlocks(source), [source]);
  const byId = useMemo(() => new Map(blocks.map((block) => [block.id, block])), [blocks]);
  const { zoom, setZoom } = useZoom(byId, selected);
  const drawn = useMemo(
    () => drawnBlocks(blocks, { zoom, width, height }),
    [blocks, zoom, width, height],
  );
  const [focused, setFocused] = useState<string | null>(null);
  const tabbable = drawn.find(({ block }) => block.id === (focused ?? selected)) ?? drawn[0];

  const choose = (block: Block) => {
    const isOut = zoom?.id === block.id;
    const target = isOut ? (blocksAbove(byId, block)[0] ?? null) : block;
    if (isOut || block.hasChildren) setZoom(target?.id ?? null);
    onSelect(target?.id ?? null);
  };
  const focus = (id: string) => {
    setFocused(id);
    frame.current?.querySelector<SVGGElement>(`[data-block="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (way && tabbable) focus((neighbour(drawn, tabbable, way) ?? tabbable).block.id);
    else if ((event.key === 'Enter' || event.key === ' ') && tabbable) choose(tabbable.block);
    else if (event.key === 'Escape' && zoom) choose(zoom);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="flex shrink-0 items-center pr-2">
        <ZoomPath zoom={zoom} blocks={byId} onZoom={setZoom} onSelect={onSelect} />
        <span className="flex-1" />
        <SavePicture
          name={zoom ? `${name}: ${zoom.name}` : name}
          drawing={() => frame.current?.querySelector('svg') ?? null}
          colours="seen"
        />
      </div>
      <div ref={frame} className="min-h-0 flex-1 px-2 pb-2">
        <svg width="100%" height="100%" className="block" onKeyDown={onKeyDown}>
          <title>Picture of the tree</title>
          {drawn.map((each) => (
            <BlockShape
              key={each.block.id}
              drawn={each}
              isSelected={each.block.id === selected}
              isTabbable={each === tabbable}
              isFaint={found !== null && !found.has(each.block.id)}
              onChoose={() => choose(each.block)}
              onFocus={() => setFocused(each.block.id)}
            />
          ))}
        </svg>
      </div>
    </>
  );
}

/** What is enlarged. It gives way when what is selected elsewhere lies outside of it. */
function useZoom(blocks: ReadonlyMap<string, Block>, selected: string | null) {
  const [zoomId, setZoom] = useState<string | null>(null);
  const [seen, setSeen] = useState(selected);
  const zoom = (zoomId !== null && blocks.get(zoomId)) || null;
  if (seen !== selected) {
    setSeen(selected);
    const block = selected === null ? undefined : blocks.get(selected);
    const isInside = block && zoom && (block === zoom || blocksAbove(blocks, block).includes(zoom));
    if (block && zoom && !isInside) setZoom(null);
  }
  return { zoom, setZoom };
}
