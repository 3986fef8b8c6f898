'use client';

import type { Virtualizer } from '@tanstack/react-virtual';
import type { KeyboardEvent } from 'react';

import { spotOf } from './area';
import { matrixCommand } from './matrix-keys';
import type { MatrixState } from './use-matrix';
import type { MatrixActions } from './use-matrix-actions';
import { rowsInView } from './use-virtual-axes';

/** The keyboard of the matrix: `onKeyDown` for its container. */
export function useMatrixKeys(
  { axes, area }: MatrixState,
  actions: MatrixActions,
  vertical: Virtualizer<HTMLElement, Element>,
) {
  return (event: KeyboardEvent) => {
    const active = area && spotOf(axes, area.active);
    if (!active || event.defaultPrevented) return;
    const command = matrixCommand(event, {
      active,
      rows: axes.studyIds.length,
      columns: axes.categoryIds.length,
      page: Math.max(rowsInView(vertical) - 1, 1),
    });
    if (!command) return;
    event.preventDefault();
    actions.obey(command, active);
  };
}
