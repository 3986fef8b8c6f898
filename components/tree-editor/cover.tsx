'use client';

import { EyeOff } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

import { useEditor } from './editor-context';
import { RevealButton } from './reveal-button';

/** In place of the studies that a blind task hides: why, where to go on, and the way to see them all the same. */
export function Cover() {
  const { editable, setView } = useEditor();
  return (
    <EmptyState
      icon={<EyeOff aria-hidden />}
      title="Hidden: your task is blind"
      className="my-auto max-w-lg"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {editable && (
            <Button variant="primary" onClick={() => setView('review')}>
              Go to the review
            </Button>
          )}
          {editable && <Button onClick={() => setView('matrix')}>Go to the matrix</Button>}
          <RevealButton variant="ghost" />
        </div>
      }
    >
      Which studies the model put where is not shown, so that your answers do not lean on it. Review
      and matrix ask for yours. You can see it all the same: that is noted, and what you answer from
      then on counts as answered with it in view.
    </EmptyState>
  );
}
