'use client';

import { Download } from 'lucide-react';
import { useRef } from 'react';

import { Button } from '@/components/ui/button';

import { useEditor } from './editor-context';
import { exportButtonId } from './ids';

/** Opens the menu of downloads. */
export function ExportButton() {
  const { overlay, setOverlay } = useEditor();
  const isOpen = overlay?.kind === 'export-menu';
  // A press outside closes an open menu before the click comes.
  const wasOpen = useRef(false);
  return (
    <Button
      id={exportButtonId}
      variant="ghost"
      aria-label="Export"
      aria-haspopup="menu"
      aria-expanded={isOpen}
      title="Export"
      className="px-2"
      onPointerDown={() => {
        wasOpen.current = isOpen;
      }}
      onClick={(event) => {
        const { right, bottom } = event.currentTarget.getBoundingClientRect();
        setOverlay(wasOpen.current ? null : { kind: 'export-menu', at: { x: right, y: bottom } });
        wasOpen.current = false;
      }}
    >
      <Download aria-hidden size={15} />
      <span className="max-2xl:hidden">Export</span>
    </Button>
  );
}
