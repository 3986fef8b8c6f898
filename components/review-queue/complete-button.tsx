'use client';

import { CircleCheckBig } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

const CompleteDialog = dynamic(
  () => import('./complete-dialog').then((module) => module.CompleteDialog),
  { ssr: false },
);

/** In one's own open correction: marks it complete, what is not reviewed being declared untouched. */
export function CompleteButton() {
  const { editable } = useEditor();
  const [isOpen, setOpen] = useState(false);
  if (!editable) return null;
  return (
    <>
      <Tooltip label="Mark this correction complete">
        <Button
          variant="ghost"
          aria-label="Complete"
          className="px-2"
          onClick={() => setOpen(true)}
        >
          <CircleCheckBig aria-hidden size={15} />
          <span className="max-2xl:hidden">Complete</span>
        </Button>
      </Tooltip>
      {isOpen && <CompleteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
