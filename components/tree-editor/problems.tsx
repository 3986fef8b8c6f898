'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/ui/words';

import { useEditor } from './editor-context';

const mostShown = 5;

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
        <Button size="sm" onClick={() => session.dismissProblems()}>
          Dismiss
        </Button>
      }
    >
      <p className="font-medium">
        {counted(problems.length, 'change')} could not be saved and{' '}
        {problems.length === 1 ? 'is' : 'are'} not in the tree:
      </p>
      <ul className="mt-0.5">
        {problems.slice(-mostShown).map(({ id, what, reason }) => (
          <li key={id}>
            {what}: {reason}
          </li>
        ))}
        {problems.length > mostShown && <li>and {problems.length - mostShown} more</li>}
      </ul>
    </Notice>
  );
}
