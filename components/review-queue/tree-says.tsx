'use client';

import { ChevronRight, Rows3 } from 'lucide-react';

import { withAbstract } from '@/components/tree-editor/abstracts';
import { useEditor } from '@/components/tree-editor/editor-context';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { WhyButton } from '@/components/why/why-button';
import { pathOf, placesOf } from '@/lib/tree/queries';
import type { PairItem } from '@/lib/tree/review/item';
import { type CategoryId, getCategory, type StudyId } from '@/lib/tree/value';

import { planRow } from './pair-choices';
import type { Review } from './use-review';

interface TreeSaysProps {
  readonly item: PairItem;
  readonly review: Review;
}

/** What the tree has so far for the study; not shown in a blind review. */
export function TreeSays({ item, review }: TreeSaysProps) {
  const { value } = useEditor();
  const { studyId, categoryId } = item;
  const places = placesOf(value, studyId);
  const row = planRow(value, studyId);
  return (
    <section aria-label="What the tree has" className="text-sm">
      <p className="text-ink-soft">
        {places.length === 0 ? 'The study is in no category so far.' : 'So far the study is in'}
      </p>
      <ul className="mt-1 space-y-0.5">
        {places.map((id) => (
          <PlaceLine key={id} id={id} studyId={studyId} isAsked={id === categoryId} />
        ))}
      </ul>
      <Doubts item={item} review={review} />
      {row.ok && (
        <>
          <Button size="sm" className="mt-3" onClick={() => review.answer(row)}>
            <Rows3 aria-hidden size={14} />
            Confirm the whole row
            <Kbd className="max-sm:hidden">W</Kbd>
          </Button>
          <p className="mt-1 text-ink-faint text-xs">
            {places.length === 0
              ? 'It belongs in no category.'
              : 'It belongs there, and in no other category.'}
          </p>
        </>
      )}
    </section>
  );
}

interface PlaceLineProps {
  readonly id: CategoryId;
  readonly studyId: StudyId;
  readonly isAsked: boolean;
}

function PlaceLine({ id, studyId, isAsked }: PlaceLineProps) {
  const { data, value, studies, abstracts } = useEditor();
  const study = studies.get(studyId);
  const path = pathOf(value, id);
  const name = getCategory(value, id).name;
  return (
    <li className="flex flex-wrap items-center">
      {path.slice(0, -1).map((category) => (
        <span key={category.id} className="flex items-center text-ink-faint">
          {category.name}
          <ChevronRight aria-hidden size={12} className="mx-0.5" />
        </span>
      ))}
      <span
        aria-current={isAsked || undefined}
        className="font-medium aria-[current]:text-leaf-ink"
      >
        {name}
      </span>
      {data.evidence.length > 0 && (
        <WhyButton
          treeId={data.tree.id}
          category={{ id, name }}
          study={study && withAbstract(study, abstracts)}
        />
      )}
    </li>
  );
}

/** How sure the engine was of the place, or where the words point instead. */
function Doubts({ item, review }: TreeSaysProps) {
  const { value } = useEditor();
  const { studyId, categoryId } = item;
  const evidence = review.vote.evidence(studyId, categoryId);
  const [nearer] = review.vote.missing(studyId).filter((id) => Object.hasOwn(value.categories, id));
  const doubt = review.vote.doubt(studyId, categoryId);
  const isNearer = doubt > 0.5 && nearer !== undefined && nearer !== categoryId;
  if (!evidence?.confidence && !evidence?.questioned && !isNearer) return null;
  return (
    <p className="mt-1.5 flex flex-wrap gap-1">
      {evidence?.confidence && (
        <Badge tone={evidence.confidence.value < 0.5 ? 'warn' : 'neutral'}>
          confidence {Math.round(evidence.confidence.value * 100)} %
          {evidence.confidence.source === 'tf-idf' && ', by wording'}
        </Badge>
      )}
      {evidence?.questioned && <Badge tone="warn">doubted by the engine’s own check</Badge>}
      {isNearer && (
        <Badge tone="warn" className="h-auto max-w-full whitespace-normal">
          its words are nearer to ‘{getCategory(value, nearer).name}’
        </Badge>
      )}
    </p>
  );
}
