'use client';

import { countInWords } from '@/components/tree-editor/counts';
import { useEditor } from '@/components/tree-editor/editor-context';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import type { SiblingsItem } from '@/lib/tree/review/item';
import { type CategoryId, childrenOf, getCategory } from '@/lib/tree/value';

import { Name } from './link-question';
import { Note, PathAbove, QuestionHeading } from './question';
import type { ReviewDecision } from './use-decision';

interface SiblingsQuestionProps {
  readonly item: SiblingsItem;
  readonly decision: ReviewDecision;
}

/** Are the categories coherent, and which one does not fit? */
export function SiblingsQuestion({ item: { parentId }, decision }: SiblingsQuestionProps) {
  const { value } = useEditor();
  const members = childrenOf(value, parentId);
  const isTicking = decision.step === 'instead';
  return (
    <>
      {parentId !== null && <PathAbove id={parentId} />}
      <QuestionHeading>
        {isTicking ? (
          'Which of them do not fit?'
        ) : parentId === null ? (
          'Do these root categories fit together?'
        ) : (
          <>
            Do these categories fit together in <Name>{getCategory(value, parentId).name}</Name>?
          </>
        )}
      </QuestionHeading>
      {parentId !== null && <Note id={parentId} />}
      <ul className="mt-5 divide-y rounded-lg border bg-surface">
        {members.map((id, index) => (
          <li key={id}>
            <Member id={id} index={index} decision={isTicking ? decision : null} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface MemberProps {
  readonly id: CategoryId;
  readonly index: number;
  /** null: nothing can be ticked. */
  readonly decision: ReviewDecision | null;
}

function Member({ id, index, decision }: MemberProps) {
  const { value, counts } = useEditor();
  const isOdd = decision?.misfits.includes(id) ?? false;
  const Row = decision ? 'label' : 'div';
  return (
    <Row
      className={cx(
        'flex gap-3 px-4 py-2.5',
        decision && 'hover:bg-hover',
        isOdd && 'bg-warn-wash',
      )}
    >
      {decision && (
        <input
          type="checkbox"
          checked={isOdd}
          onChange={() => decision.tick(id)}
          className="mt-1 size-4 shrink-0"
        />
      )}
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-3">
          <span className="min-w-0 flex-1 break-words font-medium">
            {getCategory(value, id).name}
          </span>
          <span className="shrink-0 text-ink-faint text-xs tabular-nums">
            {countInWords(counts.direct.get(id) ?? 0, counts.effective.get(id)?.size ?? 0)}
          </span>
          {decision && index < 9 && <Kbd className="max-sm:hidden">{index + 1}</Kbd>}
        </span>
        <Note id={id} />
      </span>
    </Row>
  );
}
