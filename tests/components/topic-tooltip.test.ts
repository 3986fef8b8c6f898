import { describe, expect, it } from 'vitest';

import { placeTooltip } from '@/components/ui/tooltip-place';

const viewport = { width: 1000, height: 600 };
const bubble = { width: 100, height: 20 };
const button = (left: number, top: number) => ({ left, top, width: 40, height: 30 });

describe('placing a tooltip', () => {
  it('centres it on the wanted side', () => {
    expect(placeTooltip(button(500, 300), bubble, viewport, 'bottom')).toEqual({
      left: 470,
      top: 336,
    });
    expect(placeTooltip(button(500, 300), bubble, viewport, 'top')).toEqual({
      left: 470,
      top: 274,
    });
    expect(placeTooltip(button(500, 300), bubble, viewport, 'right')).toEqual({
      left: 546,
      top: 305,
    });
    expect(placeTooltip(button(500, 300), bubble, viewport, 'left')).toEqual({
      left: 394,
      top: 305,
    });
  });

  it('takes the opposite side where there is no room', () => {
    expect(placeTooltip(button(500, 565), bubble, viewport, 'bottom').top).toBe(539);
    expect(placeTooltip(button(500, 5), bubble, viewport, 'top').top).toBe(41);
    expect(placeTooltip(button(950, 300), bubble, viewport, 'right').left).toBe(844);
    expect(placeTooltip(button(10, 300), bubble, viewport, 'left').left).toBe(56);
  });

  it('never leaves the window', () => {
    expect(placeTooltip(button(0, 300), bubble, viewport, 'bottom').left).toBe(8);
    expect(placeTooltip(button(960, 300), bubble, viewport, 'bottom').left).toBe(892);
  });
});
