'use client';

import { useEditor } from '@/components/tree-editor/editor-context';
import { useBase } from '@/components/tree-editor/use-base';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { counted } from '@/components/ui/words';
import type { TreeValue } from '@/lib/tree/value';

import { useCompletion } from './use-completion';
import { useReviewSet } from './use-review';
import { useVote, type Vote } from './use-vote';

/** Asks once more, and says what becomes of what is not reviewed. */
export function CompleteDialog({ onClose }: { onClose: () => void }) {
  const { setView } = useEditor();
  const { isBusy, complete } = useCompletion();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Is this correction complete?"
      footer={
        <>
          <Button
            variant="ghost"
            onClick={() => {
              setView('review');
              onClose();
            }}
          >
            Go to the review
          </Button>
          <Button busy={isBusy} onClick={() => complete(true, false)}>
            Complete
          </Button>
          <Button variant="primary" busy={isBusy} onClick={() => complete(true, true)}>
            Complete, next tree
          </Button>
        </>
      }
    >
      <HowFar />
      <p className="mt-2 text-sm">
        What you have not reviewed or changed is then recorded as untouched: as the model left it,
        and confirmed by nobody. It cannot be changed until you open it again.
      </p>
    </Dialog>
  );
}

/** How much of the review set is decided, once the studies have been read. */
function HowFar() {
  const base = useBase();
  const vote = useVote(base);
  return (
    <p role="status" className="font-medium text-sm">
      {vote ? <Decided base={base} vote={vote} /> : 'Counting what is reviewed…'}
    </p>
  );
}

function Decided({ base, vote }: { base: TreeValue; vote: Vote }) {
  const { done, items } = useReviewSet(base, vote);
  const all = counted(items.length, 'decision');
  return done === items.length ? `All of the ${all} are made.` : `${done} of ${all} are made.`;
}
