import { Progress } from '@/components/ui/progress';
import { formatCount } from '@/components/ui/words';
import type { Task } from '@/lib/api/task-contract';

/** How much of the review is decided: a bar with its figures; nothing before the beginning. */
export function TaskProgress({ progress }: Pick<Task, 'progress'>) {
  if (progress === null) return null;
  const { done, total } = progress;
  const text =
    total === 0 ? 'nothing to review' : `${formatCount(done)} of ${formatCount(total)} decisions`;
  return (
    <span className="inline-flex items-center gap-2">
      {total > 0 && (
        <Progress label="Reviewed" value={done / total} valueText={text} className="w-20" />
      )}
      <span className="whitespace-nowrap tabular-nums">{text}</span>
    </span>
  );
}
