'use client';

import { cx } from '@/components/ui/cx';
import type { AnswerOf } from '@/lib/adjudication/answer';

import { Choices } from './choices';
import type { FinalCategory } from './members';

interface SiblingsFieldsProps {
  readonly answer: AnswerOf<'siblings'>;
  readonly members: readonly FinalCategory[];
  readonly onAnswer: (answer: AnswerOf<'siblings'>) => void;
}

/** Whether they belong together and, if not, which of them does not fit: none in particular, or some. */
export function SiblingsFields({ answer, members, onAnswer }: SiblingsFieldsProps) {
  const tick = (id: string, isOdd: boolean) => {
    const odd = new Set(answer.misfits);
    if (isOdd) odd.add(id);
    else odd.delete(id);
    const misfits = members.map((each) => each.id).filter((each) => odd.has(each));
    onAnswer({ ...answer, misfits });
  };
  return (
    <div className="space-y-4">
      <Choices
        label="Do they belong together?"
        value={answer.verdict}
        choices={[
          ['coherent', 'They do'],
          ['incoherent', 'They do not'],
        ]}
        onValue={(value) =>
          onAnswer({
            ...answer,
            verdict: value === 'coherent' ? 'coherent' : 'incoherent',
            misfits: [],
          })
        }
      />
      {answer.verdict === 'incoherent' && (
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">Which of them do not fit?</legend>
          <ul className="max-h-72 divide-y overflow-y-auto rounded-lg border bg-surface">
            {members.map(({ id, name }) => (
              <li key={id}>
                <label
                  className={cx(
                    'flex items-start gap-2.5 px-3 py-1.5 text-base hover:bg-hover',
                    answer.misfits.includes(id) && 'bg-warn-wash',
                  )}
                >
                  <input
                    type="checkbox"
                    checked={answer.misfits.includes(id)}
                    onChange={({ target }) => tick(id, target.checked)}
                    className="mt-1 size-4 shrink-0"
                  />
                  <span className="wrap-anywhere min-w-0">{name}</span>
                </label>
              </li>
            ))}
          </ul>
          <p className="mt-1.5 text-ink-faint text-xs">
            None ticked: they do not belong together, and none in particular is out of place.
          </p>
        </fieldset>
      )}
    </div>
  );
}
