/** Where a tooltip goes, in pixels of the viewport. Pure. */

export type Side = 'top' | 'right' | 'bottom' | 'left';

export interface Point {
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 6;
const margin = 8;
const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/** Centred beside the target on the wanted side, or opposite when there is no room; kept in the viewport. */
export function placeTooltip(
  target: Point & Size,
  bubble: Size,
  viewport: Size,
  side: Side,
): Point {
  const wanted = beside(target, bubble, side);
  const place = fits(wanted, bubble, viewport, side)
    ? wanted
    : beside(target, bubble, opposite[side]);
  return {
    left: clamp(place.left, viewport.width - bubble.width - margin),
    top: clamp(place.top, viewport.height - bubble.height - margin),
  };
}

function beside(target: Point & Size, bubble: Size, side: Side): Point {
  const left = target.left + (target.width - bubble.width) / 2;
  const top = target.top + (target.height - bubble.height) / 2;
  if (side === 'top') return { left, top: target.top - bubble.height - gap };
  if (side === 'bottom') return { left, top: target.top + target.height + gap };
  if (side === 'left') return { left: target.left - bubble.width - gap, top };
  return { left: target.left + target.width + gap, top };
}

function fits(place: Point, bubble: Size, viewport: Size, side: Side): boolean {
  return side === 'top' || side === 'bottom'
    ? place.top >= 0 && place.top + bubble.height <= viewport.height
    : place.left >= 0 && place.left + bubble.width <= viewport.width;
}

function clamp(value: number, most: number): number {
  return Math.max(margin, Math.min(value, most));
}
