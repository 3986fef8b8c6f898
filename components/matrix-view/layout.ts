/** Measures of the matrix, in pixels. Pure. */

import type { Column } from './columns';

export interface Layout {
  /** The study stands above its cells, not to their left: for a phone. */
  readonly narrow: boolean;
  readonly studyWidth: number;
  readonly columnWidth: number;
  /** Names of columns are written upwards. */
  readonly upright: boolean;
  /** How many levels of nesting have a bar over their columns. */
  readonly bars: number;
  readonly headerHeight: number;
  /** Width of what stays in view when the columns scroll. */
  readonly frozen: number;
}

export const barHeight = 22;
const mostBars = 3;
const nameHeight = { upright: 124, lying: 62 };

/** For a scroll area of this width. */
export function layoutFor(width: number, columns: readonly Column[]): Layout {
  const narrow = width < 640;
  const count = Math.max(columns.length, 1);
  const least = narrow ? 0 : clamp(width * 0.34, 260, 440);
  const room = (width - least) / count;
  const upright = room < 104;
  const widths = upright ? [narrow ? 44 : 34, 48] : [104, 136];
  const columnWidth = Math.floor(clamp(room, widths[0] ?? 0, widths[1] ?? 0));
  const studyWidth = narrow ? width : Math.floor(clamp(width - count * columnWidth, least, 640));
  const bars = Math.min(nestedLevels(columns), mostBars);
  const headerHeight = bars * barHeight + (upright ? nameHeight.upright : nameHeight.lying);
  const frozen = narrow ? 0 : studyWidth;
  return { narrow, studyWidth, columnWidth, upright, bars, headerHeight, frozen };
}

/** How many levels have a column with others below it. */
function nestedLevels(columns: readonly Column[]): number {
  return columns.reduce((most, { level, below }) => Math.max(most, below > 0 ? level + 1 : 0), 0);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
