import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { counted } from '@/components/ui/words';

import type { ImportState } from './use-import';

interface ReadingStateProps extends Omit<ImportState, 'decisions'> {
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** What the reading of the chosen files has come to, unless it went well. */
export function ReadingState({ files, reading, outcome, onStop, onAgain }: ReadingStateProps) {
  if (files.length === 0) return null;
  if (reading) {
    return (
      <div role="status" className="flex items-center gap-3 text-ink-soft text-sm">
        <span>Reading {counted(files.length, 'file')}…</span>
        <Progress label="Reading the files" value={null} className="flex-1" />
        <Button size="sm" onClick={onStop}>
          Stop
        </Button>
      </div>
    );
  }
  const again = (
    <Button size="sm" onClick={onAgain}>
      Read again
    </Button>
  );
  if (!outcome) return <Notice action={again}>Reading was stopped.</Notice>;
  if (!outcome.failure) return null;
  return (
    <Notice tone="danger" role="alert" action={again}>
      {outcome.failure}
    </Notice>
  );
}
