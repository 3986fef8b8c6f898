'use client';

import { type ReactNode, useState } from 'react';

import { Menu } from '@/components/ui/menu';

import { type Point, useEditor } from './editor-context';

interface PointMenuProps {
  readonly label: string;
  readonly at: Point;
  readonly align?: 'start' | 'end';
  /** Gives the focus back; not called when an item has sent it elsewhere. */
  readonly onReturn: () => void;
  readonly children: ReactNode;
}

/** The one menu of all rows, opened at a point. It goes when it closes, unless an item put another overlay. */
export function PointMenu({ label, at, align = 'start', onReturn, children }: PointMenuProps) {
  const { overlay, setOverlay } = useEditor();
  const [opened] = useState(overlay);
  return (
    <Menu
      open
      align={align}
      onOpenChange={(open) => {
        if (!open) setOverlay((now) => (now === opened ? null : now));
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        const isTaken = document.querySelector('[role="dialog"], [role="treeitem"] input');
        if (!isTaken) onReturn();
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
