import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Spinner } from '@/components/ui/spinner';
import type { Run } from '@/lib/api/run-contract';

import { statusWords } from './run-words';

const tones: Record<Run['status'], BadgeTone> = {
  queued: 'neutral',
  running: 'leaf',
  waiting: 'warn',
  succeeded: 'leaf',
  failed: 'danger',
  cancelled: 'neutral',
};

export function RunBadge({ run }: { run: Pick<Run, 'status' | 'waitingFor'> }) {
  return (
    <Badge tone={tones[run.status]}>
      {run.status === 'running' && <Spinner size={11} />}
      {statusWords(run)}
    </Badge>
  );
}
