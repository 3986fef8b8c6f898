'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';
import type { Problem } from './problem';

/** Gestures that could not be saved, and why: nothing is dropped without a word. */
export function Problems() {
  const { session, snapshot } = useEditor();
  const { problems } = snapshot;
  if (problems.length === 0) return null;
  return (
    <Notice
      tone="danger"
      role="alert"
      className="mx-3 my-2 shrink-0"
      action={
        problems.length > 1 && (
          <Button
            size="sm"
            onClick={() => {
              for (const { id } of problems) session.discard(id);
            }}
          >
            Discard all
          </Button>
        )
      }
    >
      <p className="font-medium">
        {counted(problems.length, 'edit')} could not be saved and{' '}
        {problems.length === 1 ? 'is' : 'are'} not in the tree:
      </p>
      <ul className="mt-1 max-h-40 divide-y divide-danger-line overflow-y-auto">
        {problems.map((problem) => (
          <ProblemLine key={problem.id} problem={problem} />
        ))}
      </ul>
    </Notice>
  );
}

function ProblemLine({ problem }: { problem: Problem }) {
  const { session } = useEditor();
  const { id, item, what, reason } = problem;
  return (
    <li className="flex flex-wrap items-center gap-x-3 py-1">
      <span className="min-w-0 flex-[1_1_16rem] break-words">
        <span className="font-medium">{what}</span>
        <br />
        {reason}
      </span>
      <span className="flex shrink-0 gap-1">
        {item && (
          <Button size="sm" aria-label={`Try again: ${what}`} onClick={() => session.tryAgain(id)}>
            Try again
          </Button>
        )}
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Discard: ${what}`}
          onClick={() => session.discard(id)}
        >
          Discard
        </Button>
      </span>
    </li>
  );
}
