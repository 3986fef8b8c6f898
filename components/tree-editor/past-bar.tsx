'use client';

import { History } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { toast } from '@/components/ui/toast-queue';

import { useEditor } from './editor-context';
import { versionOf } from './past';

/** Says that an earlier version is shown, and leads back: to now, or the tree to it. */
export function PastBar() {
  const { past, showPast, correction, data, session, undo } = useEditor();
  if (!past) return null;
  const { version } = past;
  const entry = correction.log.find((each) => each.version === version);
  const rollBack = () => {
    const made = session.rollBack(version);
    showPast(null);
    if (made.ok) {
      toast(`Rolled back to version ${version}`, {
        action: { label: 'Undo', onAction: () => undo(made.gestureId) },
      });
    } else toast(made.reason, { tone: 'danger' });
  };
  return (
    <section
      aria-label="Earlier version"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-warn-line border-b bg-warn-wash px-3 py-1.5 text-sm text-warn-ink"
    >
      <History aria-hidden size={15} className="shrink-0" />
      <p role="status" className="min-w-0 flex-[1_1_14rem]">
        The tree as it was at version {version} of {versionOf(correction, data.tree.version)}
        {entry && (
          <>
            , <Moment at={entry.at} />
          </>
        )}
        . Nothing can be changed in it.
      </p>
      <span className="flex gap-1.5">
        {data.tree.editable && (
          <Button size="sm" onClick={rollBack}>
            Roll back to this
          </Button>
        )}
        <Button size="sm" variant="primary" onClick={() => showPast(null)}>
          Back to now
        </Button>
      </span>
    </section>
  );
}
