'use client';

import { memo } from 'react';

import { counted } from '@/components/ui/words';

import { type Drawn, fitted } from './icicle-layout';

interface BlockShapeProps {
  readonly drawn: Drawn;
  readonly isSelected: boolean;
  readonly isTabbable: boolean;
  readonly isFaint: boolean;
  readonly onChoose: () => void;
  readonly onFocus: () => void;
}

const gap = 1.5;
const padding = 7;
const countWidth = 30;
/** A block lower than this has no room for a line of text, however small. */
const leastTextHeight = 11.5;

/** One block with as much of its name as fits. */
export const BlockShape = memo(function BlockShape(props: BlockShapeProps) {
  const { block, x, y } = props.drawn;
  const width = Math.max(props.drawn.width - gap, 1);
  const height = Math.max(props.drawn.height - gap, 1);
  const fontSize = Math.min(12, Math.max(9.5, height - 3));
  const baseline = height >= 40 ? 20 : height / 2 + fontSize * 0.35;
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button
    <g
      role="button"
      data-block={block.id}
      tabIndex={props.isTabbable ? 0 : -1}
      aria-label={`${block.name}, ${counted(block.studies, 'study', 'studies')}`}
      aria-pressed={props.isSelected}
      onClick={props.onChoose}
      onFocus={props.onFocus}
      style={{ transform: `translate(${x}px, ${y}px)`, opacity: props.isFaint ? 0.35 : 1 }}
      className="group cursor-pointer outline-none transition-[transform,opacity] duration-300"
    >
      <title>{`${block.name}\n${counted(block.studies, 'study', 'studies')}`}</title>
      <rect
        rx={3}
        width={width}
        height={height}
        style={{ fill: colourOf(block.hierarchy, block.depth) }}
        className="transition-[width,height] duration-300 group-hover:brightness-95 dark:group-hover:brightness-125"
      />
      <rect
        x={1}
        y={1}
        rx={2.5}
        width={Math.max(width - 2, 0)}
        height={Math.max(height - 2, 0)}
        className={
          props.isSelected
            ? 'fill-none stroke-2 stroke-leaf-ink'
            : 'fill-none stroke-2 stroke-transparent group-focus-visible:stroke-ink'
        }
      />
      {height >= leastTextHeight && (
        <text
          y={baseline}
          fontSize={fontSize}
          className="pointer-events-none fill-ink tabular-nums"
        >
          <tspan x={padding} className={block.depth === 0 ? 'font-medium' : undefined}>
            {fitted(block.name, width - 2 * padding - countWidth, fontSize * 0.54)}
          </tspan>
          <tspan x={width - padding} textAnchor="end" className="fill-ink-soft">
            {block.studies}
          </tspan>
        </text>
      )}
    </g>
  );
});

/** Hues far enough apart for neighbours: green, ochre, blue, brick, plum, teal, olive, violet, rose, sky. */
const hues = [152, 78, 245, 35, 325, 195, 115, 285, 5, 222];

function colourOf(hierarchy: number | null, depth: number): string {
  if (hierarchy === null) return 'var(--color-sunken)';
  const hue = hues[hierarchy % hues.length];
  const step = Math.min(depth, 3);
  const light = `oklch(${0.875 + step * 0.024} ${0.05 - step * 0.01} ${hue})`;
  const dark = `oklch(${0.385 - step * 0.03} ${0.045 - step * 0.008} ${hue})`;
  return `light-dark(${light}, ${dark})`;
}
