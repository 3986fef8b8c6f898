import { CircleCheckBig, EyeOff, Lock } from 'lucide-react';

import { Badge, type BadgeTone } from '@/components/ui/badge';

import { stateWords, type TaskState } from './task-words';

const tones: Readonly<Record<TaskState, BadgeTone>> = {
  free: 'neutral',
  'to-do': 'warn',
  begun: 'leaf',
  complete: 'neutral',
  settled: 'neutral',
};

export function StateBadge({ state }: { state: TaskState }) {
  return (
    <Badge tone={tones[state]}>
      {state === 'complete' && <CircleCheckBig aria-hidden size={11} />}
      {state === 'settled' && <Lock aria-hidden size={11} />}
      {stateWords[state]}
    </Badge>
  );
}

export function BlindBadge() {
  return (
    <Badge title="What the model said is hidden">
      <EyeOff aria-hidden size={11} /> Blind
    </Badge>
  );
}
