'use client';

import {
  ArrowLeft,
  ArrowRight,
  Check,
  CircleHelp,
  CornerUpRight,
  type LucideIcon,
  SkipForward,
  Undo2,
  X,
} from 'lucide-react';

import { useEditor } from '@/components/tree-editor/editor-context';
import { Button, buttonClass } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import { Tooltip } from '@/components/ui/tooltip';

import type { Choice } from './choice';
import type { ReviewDecision } from './use-decision';
import type { Review } from './use-review';

interface AnswerBarProps {
  readonly review: Review;
  readonly decision: ReviewDecision;
}

/** What can be answered, always in the same place; beside it the ways back and on. */
export function AnswerBar({ review, decision }: AnswerBarProps) {
  const isSecond = decision.step === 'instead';
  return (
    <fieldset
      aria-label="Answer"
      className="flex min-w-0 shrink-0 flex-wrap items-center gap-x-6 gap-y-2 border-t bg-surface px-4 py-2.5 max-sm:px-3"
    >
      <div
        className={cx(
          'flex flex-wrap items-center gap-2 max-sm:grid max-sm:w-full',
          isSecond ? 'max-sm:grid-cols-2' : 'max-sm:grid-cols-3',
        )}
      >
        {isSecond && (
          <span className="text-ink-soft text-sm max-sm:col-span-2">No. What instead?</span>
        )}
        {decision.choices.map((choice) => (
          <AnswerButton key={choice.id} choice={choice} onChoose={() => decision.choose(choice)} />
        ))}
        {isSecond && (
          <Button variant="ghost" size="lg" onClick={() => decision.setStep('whether')}>
            Back
            <Kbd className="max-sm:hidden">Esc</Kbd>
          </Button>
        )}
      </div>
      <Ways review={review} />
    </fieldset>
  );
}

/** No answer stands out: the look must not suggest one. */
const icons: Readonly<Record<string, LucideIcon>> = {
  yes: Check,
  no: X,
  unsure: CircleHelp,
  elsewhere: CornerUpRight,
};

function AnswerButton({ choice, onChoose }: { choice: Choice; onChoose: () => void }) {
  const { id, keys, label, stands, act } = choice;
  const reason = act.kind === 'answer' && !act.plan.ok ? act.plan.reason : undefined;
  const [key = ''] = keys;
  const Icon = icons[id];
  return (
    <button
      type="button"
      aria-pressed={stands}
      aria-keyshortcuts={keys.join(' ')}
      aria-disabled={reason !== undefined}
      title={reason}
      onClick={onChoose}
      className={cx(buttonClass({ variant: 'secondary', size: 'lg' }), 'max-sm:px-2')}
    >
      {Icon && <Icon aria-hidden size={16} className="text-ink-faint" />}
      {label}
      <Kbd className="max-sm:hidden">{key === 'enter' ? 'Enter' : key.toUpperCase()}</Kbd>
    </button>
  );
}

function Ways({ review }: { review: Review }) {
  const { session } = useEditor();
  return (
    <div className="ml-auto flex items-center gap-0.5 max-sm:w-full max-sm:justify-between">
      <Way
        label="Back to the one before"
        shortcut="←"
        off={!review.canGoBack}
        onClick={review.back}
      >
        <ArrowLeft aria-hidden size={16} />
      </Way>
      {!review.isAtHead && (
        <Way label="Forward" shortcut="→" onClick={review.forward}>
          <ArrowRight aria-hidden size={16} />
        </Way>
      )}
      <Way
        label="Take back the last answer"
        shortcut="Backspace"
        off={!session.undoable && !session.isUndoOlder}
        onClick={review.takeBack}
      >
        <Undo2 aria-hidden size={16} />
      </Way>
      <Button variant="ghost" size="lg" onClick={review.skip}>
        <SkipForward aria-hidden size={15} />
        Skip
        <Kbd className="max-sm:hidden">S</Kbd>
      </Button>
    </div>
  );
}

interface WayProps {
  readonly label: string;
  readonly shortcut: string;
  readonly off?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function Way({ label, shortcut, off = false, onClick, children }: WayProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} side="top">
      <Button
        variant="ghost"
        size="lg"
        icon
        aria-label={label}
        aria-disabled={off}
        onClick={off ? undefined : onClick}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
