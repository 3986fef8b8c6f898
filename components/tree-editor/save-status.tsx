'use client';

import { Check, CloudOff } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';

import { useEditor } from './editor-context';

/** Whether everything that was done is on the server. */
export function SaveStatus() {
  const { snapshot, session } = useEditor();
  const { saveState } = snapshot;
  return (
    <div className="flex items-center gap-1 text-xs">
      <span role="status" className="flex items-center gap-1 whitespace-nowrap text-ink-faint">
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
          <span className="flex items-center gap-1 text-warn-ink" title={saveState.message}>
            <CloudOff aria-hidden size={13} className="shrink-0" />
            <span className="max-w-64 truncate">
              Not saved{saveState.retrying ? ', retrying' : `: ${saveState.message}`}
            </span>
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
