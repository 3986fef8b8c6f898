import { counted } from '@/components/ui/words';
import type { Part } from '@/lib/adjudication/item';
import type { Adjudication } from '@/lib/api/adjudication-contract';

import { answerWords, type NameOf, type TitleOf, wordsOf } from './words';

interface AgreedListProps {
  readonly adjudication: Adjudication;
  readonly part: Part;
  readonly nameOf: NameOf;
  readonly titleOf: TitleOf;
}

/** What settled itself, folded: all said the same. */
export function AgreedList({ adjudication, part, nameOf, titleOf }: AgreedListProps) {
  const count = adjudication.agreed[part];
  if (count === 0) return null;
  const items = adjudication.items.filter((item) => item.part === part && item.status === 'agreed');
  return (
    <details className="mt-4 rounded-lg border bg-surface text-sm">
      <summary className="px-4 py-2.5 text-ink-soft hover:text-ink">
        {counted(count, 'change')} settled by agreement
      </summary>
      <ul className="divide-y border-t">
        {items.map((item) => {
          const { kind, title, within } = wordsOf(item, nameOf, titleOf);
          const answer = item.answers.find((each) => each !== null);
          return (
            <li key={item.key} className="flex flex-wrap gap-x-3 px-4 py-1.5">
              <span className="wrap-anywhere min-w-0 flex-[1_1_14rem]">
                {title}
                {within !== null && <span className="text-ink-faint"> in {within}</span>}
              </span>
              <span className="wrap-anywhere text-ink-soft">
                {kind === title ? '' : `${kind}: `}
                {answer ? settledWords(answer, nameOf) : ''}
              </span>
            </li>
          );
        })}
        {count > items.length && (
          <li className="px-4 py-1.5 text-ink-faint">and {count - items.length} more</li>
        )}
      </ul>
    </details>
  );
}

function settledWords(answer: Parameters<typeof answerWords>[0], nameOf: NameOf): string {
  if (answer.kind === 'category') {
    if (answer.isThere) return 'added';
    return answer.mergedInto === null ? 'removed' : `merged into ${nameOf(answer.mergedInto)}`;
  }
  return answerWords(answer, null, nameOf);
}
