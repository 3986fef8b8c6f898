'use client';

import { Check, CloudOff } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';
import type { Snapshot } from './session';

/** Whether everything that was done is on the server, and where it is if not. */
export function SaveStatus() {
  const { snapshot, session } = useEditor();
  const { saveState } = snapshot;
  return (
    <div className="flex min-w-0 items-center gap-1 text-xs">
      <span role="status" className="flex min-w-0 items-center gap-1 text-ink-faint">
        {saveState.status === 'saved' && (
          <>
            <Check aria-hidden size={13} /> Saved
          </>
        )}
        {(saveState.status === 'saving' || saveState.status === 'reloading') && (
          <>
            <Spinner size={12} /> {saveState.status === 'saving' ? 'Saving…' : 'Updating…'}
          </>
        )}
        {saveState.status === 'unsaved' && (
          <span className="flex min-w-0 items-center gap-1 text-warn-ink" title={saveState.message}>
            <CloudOff aria-hidden size={13} className="shrink-0" />
            <span className="max-w-80 truncate">{unsavedInWords(snapshot)}</span>
          </span>
        )}
      </span>
      {saveState.status === 'unsaved' && (
        <Button variant="ghost" size="sm" onClick={() => session.retryNow()}>
          Retry now
        </Button>
      )}
    </div>
  );
}

/** "Offline: 3 edits are kept in this browser" */
function unsavedInWords({ saveState, unsaved, kept }: Snapshot): string {
  const edits = `${counted(unsaved, 'edit')} ${unsaved === 1 ? 'is' : 'are'}`;
  const where = kept ? `${edits} kept in this browser` : `${edits} not saved: keep this tab open`;
  if (saveState.status === 'unsaved' && !saveState.retrying) return `${saveState.message} ${where}`;
  return `Offline: ${where}`;
}
