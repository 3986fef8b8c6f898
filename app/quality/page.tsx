import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { found } from '@/app/found';
import { QualityView } from '@/components/quality/quality-view';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { qualityQuerySchema } from '@/lib/api/quality-contract';
import { currentActor } from '@/lib/auth/current-actor';
import { getQualityPage } from '@/lib/services/get-quality';

export const metadata: Metadata = { title: 'Quality of the trees' };

interface QualityPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Who may not see it is told as if there were no such page. */
function load(query: unknown) {
  const filter = qualityQuerySchema.safeParse(query);
  if (!filter.success) notFound();
  return found(
    async () => ({
      filter: filter.data,
      ...(await getQualityPage(await currentActor(), filter.data)),
    }),
    ['not-found', 'forbidden'],
  );
}

export default async function QualityPage({ searchParams }: QualityPageProps) {
  const told = await load(await searchParams);
  return (
    <Page>
      <p className="mb-1.5 text-sm">
        <BackLink href="/exports">Datasets</BackLink>
      </p>
      <h1 className="mb-4 text-balance font-serif text-2xl">Quality of the trees</h1>
      <QualityView {...told} path="/quality" name="Quality of the trees" />
    </Page>
  );
}
