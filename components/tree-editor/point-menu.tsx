'use client';

import { type ReactNode, useState } from 'react';

import { Menu } from '@/components/ui/menu';

import { type Point, useEditor } from './editor-context';
import { focusRow } from './use-kept-focus';

interface PointMenuProps {
  readonly label: string;
  readonly at: Point;
  /** Id of the row that gets the focus when nothing else has taken it. */
  readonly returnTo: string;
  readonly children: ReactNode;
}

/** The one menu of all rows, opened at a point. It goes when it closes, unless an item put another overlay. */
export function PointMenu({ label, at, returnTo, children }: PointMenuProps) {
  const { overlay, setOverlay } = useEditor();
  const [opened] = useState(overlay);
  return (
    <Menu
      open
      align="start"
      onOpenChange={(open) => {
        if (!open) setOverlay((now) => (now === opened ? null : now));
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const isTaken = document.querySelector('[role="dialog"], [role="treeitem"] input');
        if (!isTaken) focusRow(returnTo);
      }}
      trigger={
        <span
          aria-hidden
          className="pointer-events-none fixed size-px overflow-hidden"
          style={{ left: at.x, top: at.y }}
        >
          {label}
        </span>
      }
    >
      {children}
    </Menu>
  );
}
