import type { Metadata } from 'next';
import Link from 'next/link';

import { found, idIn } from '@/app/found';
import { AdjudicationBench } from '@/components/adjudication/adjudication-bench';
import { AdjudicationStart } from '@/components/adjudication/adjudication-start';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { getAdjudicationPage } from '@/lib/services/adjudication/get';

export const metadata: Metadata = { title: 'Adjudication' };

interface AdjudicationPageProps {
  readonly params: Promise<{ id: string }>;
}

const load = (id: string) => found(async () => getAdjudicationPage(await currentActor(), idIn(id)));

export default async function AdjudicationPage({ params }: AdjudicationPageProps) {
  const { adjudication, offer } = await load((await params).id);
  return (
    <Page width="xl">
      <div className="mb-3 flex flex-wrap gap-x-4 text-ink-soft text-sm">
        <BackLink href={`/topics/${offer.topic.id}`}>The topic</BackLink>
        <Link
          href={`/trees/${offer.baseTreeId}/agreement`}
          className="rounded-sm underline decoration-line-strong underline-offset-2 hover:text-ink"
        >
          How far they agree
        </Link>
      </div>
      <h1 className="mb-3 text-balance font-serif text-2xl">
        Settling the corrections: {offer.topic.title}
      </h1>
      {adjudication ? (
        <AdjudicationBench key={adjudication.treeId} initial={adjudication} />
      ) : (
        <AdjudicationStart offer={offer} />
      )}
    </Page>
  );
}
