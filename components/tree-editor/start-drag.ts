import type { DragEvent } from 'react';

import { setDrag } from './drag-store';
import type { DragPayload } from './drop-plan';

/**
 * Begins a drag of this page's own. What is dragged stays in the drag store, since a browser hides a
 * transfer's data until the drop; the label that follows the pointer replaces the browser's picture.
 */
export function startDrag(event: DragEvent, payload: DragPayload): void {
  event.dataTransfer.effectAllowed = 'all';
  event.dataTransfer.setData('application/x-espalier', payload.kind);
  const blank = document.querySelector('[data-blank-drag-image]');
  if (blank) event.dataTransfer.setDragImage(blank, 0, 0);
  setDrag({ payload, hover: null });
}
