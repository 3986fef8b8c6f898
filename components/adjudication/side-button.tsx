import { Check } from 'lucide-react';

import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import type { Answer } from '@/lib/adjudication/answer';

import { answerWords, type NameOf, verdictWords } from './words';

interface SideButtonProps {
  readonly index: number;
  /** The annotator's. */
  readonly name: string;
  readonly answer: Answer | null;
  readonly now: Answer | null;
  readonly nameOf: NameOf;
  readonly isTaken: boolean;
  readonly isDisabled: boolean;
  readonly onTake: () => void;
}

/** What one annotator says: pressing it takes that side. No side stands out before it is taken. */
export function SideButton(props: SideButtonProps) {
  const { index, name, answer, now, nameOf, isTaken, isDisabled } = props;
  const words = answer ? answerWords(answer, now, nameOf) : 'Does not have the category';
  const verdict = answer && verdictWords(answer);
  return (
    <button
      type="button"
      aria-pressed={isTaken}
      aria-keyshortcuts={String(index + 1)}
      disabled={answer === null || isDisabled}
      onClick={props.onTake}
      className={cx(
        'flex min-w-40 flex-[1_1_12rem] items-start gap-2 rounded-md border border-line-strong/70 px-2.5 py-1.5 text-left text-sm transition-colors max-sm:flex-[1_1_100%]',
        'enabled:hover:border-line-strong enabled:hover:bg-hover disabled:border-line disabled:border-dashed',
        isTaken && 'border-leaf bg-leaf-wash text-leaf-ink',
      )}
    >
      <Kbd className="mt-0.5">{index + 1}</Kbd>
      <span className="min-w-0 flex-1">
        <span className={cx('block text-xs', isTaken ? 'text-leaf-ink' : 'text-ink-faint')}>
          {name}
          {verdict && <>, {verdict}</>}
        </span>
        <span className={cx('wrap-anywhere line-clamp-4', answer && 'font-medium')}>{words}</span>
      </span>
      {isTaken && <Check aria-hidden size={14} className="mt-1 shrink-0" />}
    </button>
  );
}
