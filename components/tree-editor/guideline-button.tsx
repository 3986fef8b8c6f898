'use client';

import { BookOpenText } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

import { useEditor } from './editor-context';
import { isShown } from './guideline-shown';

/** Shows and hides the work order's guideline. */
export function GuidelineButton() {
  const { isGuideline, setGuideline } = useEditor();
  return (
    <Tooltip label="Guideline" shortcut="Alt+G">
      <Button
        variant="ghost"
        icon
        aria-pressed={isGuideline ?? undefined}
        aria-label="Guideline"
        onClick={() => setGuideline(!isShown(isGuideline))}
      >
        <BookOpenText aria-hidden size={15} />
      </Button>
    </Tooltip>
  );
}
