'use client';

import { PencilLine } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Kbd } from '@/components/ui/kbd';
import { sayingOf } from '@/lib/adjudication/saying';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

import { ItemDetails } from './item-details';
import { SideButton } from './side-button';
import { decisionWords, type NameOf, type TitleOf, wordsOf } from './words';

export interface ItemCardProps {
  readonly item: AdjudicationItem;
  readonly adjudication: Adjudication;
  readonly nameOf: NameOf;
  readonly titleOf: TitleOf;
  readonly isCurrent: boolean;
  /** It is being saved. */
  readonly isWaiting: boolean;
  /** The final tree is complete. */
  readonly isClosed: boolean;
  readonly onCurrent: (key: string) => void;
  readonly onSide: (item: AdjudicationItem, index: number) => void;
  readonly onAnew: (item: AdjudicationItem) => void;
}

/** One item: what it is about, what each annotator says, and of the current one what helps to decide. */
export const ItemCard = memo(function ItemCard(props: ItemCardProps) {
  const { item, adjudication, nameOf, titleOf, isCurrent, isWaiting, isClosed } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const { kind, title, within } = wordsOf(item, nameOf, titleOf);
  return (
    <article
      ref={card}
      aria-label={within === null ? `${kind}: ${title}` : `${title}, in ${within}`}
      aria-current={isCurrent || undefined}
      aria-busy={isWaiting || undefined}
      onClickCapture={() => props.onCurrent(item.key)}
      onFocusCapture={() => props.onCurrent(item.key)}
      className={cx(
        'scroll-mt-40 scroll-mb-8 rounded-lg border px-4 py-3 transition-colors',
        isCurrent && 'border-leaf shadow-sm',
        !isCurrent && item.status === 'decided' ? 'bg-sunken' : 'bg-surface',
      )}
    >
      <header className="mb-2.5 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="text-ink-faint text-xs">
            {kind}
            {within !== null && (
              <>
                {' '}
                in <span className="font-medium text-ink-soft">{within}</span>
              </>
            )}
          </p>
          <h2 className="wrap-anywhere font-medium text-pretty">{title}</h2>
        </div>
        <Status item={item} adjudication={adjudication} isWaiting={isWaiting} />
      </header>
      <div className="flex flex-wrap items-stretch gap-2">
        {item.answers.map((answer, index) => (
          <SideButton
            // biome-ignore lint/suspicious/noArrayIndexKey: the annotators keep their places.
            key={index}
            index={index}
            name={adjudication.annotators[index]?.name ?? ''}
            answer={answer}
            now={item.now}
            nameOf={nameOf}
            isTaken={isTaken(item, index)}
            isDisabled={isClosed}
            onTake={() => props.onSide(item, index)}
          />
        ))}
        {!isClosed && (
          <Button
            variant="ghost"
            aria-keyshortcuts="e"
            onClick={() => props.onAnew(item)}
            className="h-auto min-h-8"
          >
            <PencilLine aria-hidden size={14} />
            Anew…
            {isCurrent && <Kbd className="max-sm:hidden">E</Kbd>}
          </Button>
        )}
      </div>
      {isCurrent && <ItemDetails item={item} adjudication={adjudication} />}
    </article>
  );
});

/** Whether the final tree has what this annotator says, by decision. */
function isTaken({ status, now, answers }: AdjudicationItem, index: number): boolean {
  const answer = answers[index];
  return status === 'decided' && !!answer && now !== null && sayingOf(answer) === sayingOf(now);
}

function Status({
  item,
  adjudication,
  isWaiting,
}: Pick<ItemCardProps, 'item' | 'adjudication' | 'isWaiting'>) {
  if (isWaiting) return <Badge>Saving…</Badge>;
  if (item.reopened) return <Badge tone="warn">Changed since it was decided</Badge>;
  const decision = decisionWords(item, adjudication.annotators);
  return decision && <Badge tone="leaf">{decision}</Badge>;
}
