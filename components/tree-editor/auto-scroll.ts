/** Scrolls a list while a drag rests near its upper or lower edge; browsers do so only partly, and not all of them. */

/** Pixels from an edge within which the list scrolls, and the most it scrolls a frame. */
const zone = 32;
const fastest = 14;

/** Pixels to scroll a frame: negative upwards, 0 away from the edges. `y` and the edges in pixels. */
export function scrollSpeed(y: number, top: number, bottom: number): number {
  if (y < top || y > bottom) return 0;
  if (y < top + zone) return -Math.ceil(((top + zone - y) / zone) * fastest);
  if (y > bottom - zone) return Math.ceil(((y - (bottom - zone)) / zone) * fastest);
  return 0;
}

let frame = 0;

export function stopScrolling(): void {
  cancelAnimationFrame(frame);
  frame = 0;
}

/** To be called whenever the drag moves; goes on by itself while it rests. */
export function scrollNear(scroller: HTMLElement | null, y: number): void {
  stopScrolling();
  if (!scroller) return;
  const { top, bottom } = scroller.getBoundingClientRect();
  const speed = scrollSpeed(y, top, bottom);
  if (speed === 0) return;
  const step = () => {
    scroller.scrollTop += speed;
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
}
