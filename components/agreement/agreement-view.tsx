import { Gavel, Users } from 'lucide-react';
import Link from 'next/link';

import { BackLink } from '@/components/ui/back-link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { counted } from '@/components/ui/words';
import type { Agreement } from '@/lib/api/agreement-contract';

import { DisputeMap } from './dispute-map';
import { AnnotatorsTable, CategoriesTable, MeasuresTable, PairsTable } from './tables';

interface AgreementViewProps {
  readonly agreement: Agreement;
  readonly topic: { readonly id: string; readonly title: string };
  /** Whether the reader settles corrections. */
  readonly canSettle: boolean;
}

/** How far the corrections of one tree agree: figures, and a picture of where they do not. */
export function AgreementView({ agreement, topic, canSettle }: AgreementViewProps) {
  const { annotators, treeId } = agreement;
  const name = `Agreement: ${topic.title}`;
  return (
    <>
      <p className="mb-1.5 text-sm">
        <BackLink href={`/trees/${treeId}`}>The tree</BackLink>
      </p>
      <h1 className="mb-1.5 text-balance font-serif text-2xl">{name}</h1>
      {annotators.length < 2 ? (
        <EmptyState
          icon={<Users aria-hidden />}
          title="Nothing to compare yet"
          className="mt-6 rounded-lg border"
        >
          {annotators.length === 0
            ? 'Nobody has corrected this tree whose correction you may read.'
            : `Of this tree you may read one correction, by ${annotators[0]?.name}.`}{' '}
          Agreement needs two.
        </EmptyState>
      ) : (
        <div className="space-y-6">
          <p className="max-w-[70ch] text-pretty text-ink-soft">
            {counted(annotators.length, 'correction')} of one tree. What counts is what both the
            tree and the annotators speak of: links, groups and places of the tree that two at least
            have decided. Below each figure is the range of its middle 95 % when items are drawn
            again.
          </p>
          {canSettle && (
            <Link href={`/trees/${treeId}/adjudicate`} className={buttonClass()}>
              <Gavel aria-hidden size={14} />
              Settle these corrections
            </Link>
          )}
          <MeasuresTable agreement={agreement} name={name} />
          <DisputeMap agreement={agreement} name={`${name}, where they disagree`} />
          <AnnotatorsTable agreement={agreement} name={name} />
          <PairsTable agreement={agreement} name={name} />
          <CategoriesTable agreement={agreement} name={name} />
        </div>
      )}
    </>
  );
}
