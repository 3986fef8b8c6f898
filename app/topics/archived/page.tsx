import { Archive } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';

import { AuditList } from '@/components/accounts/audit-list';
import { ArchivedList } from '@/components/archived-topics/archived-list';
import { BackLink } from '@/components/ui/back-link';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canPurge } from '@/lib/auth/rights';
import { listArchivedTopics, listPurges } from '@/lib/services/archived-topics';

export const metadata: Metadata = { title: 'Archived topics' };

const purgesShown = 20;

interface ArchivedProps {
  readonly searchParams: Promise<{ cursor?: string | string[] }>;
}

export default async function ArchivedTopicsPage({ searchParams }: ArchivedProps) {
  const { cursor } = await searchParams;
  const actor = await currentActor();
  const after = typeof cursor === 'string' ? { cursor } : {};
  const [{ items, next }, purges] = await Promise.all([
    listArchivedTopics(actor, { limit: 100, ...after }),
    listPurges(actor, purgesShown),
  ]);
  return (
    <Page>
      <BackLink href="/">Topics</BackLink>
      <h1 className="mb-1.5 font-serif text-2xl">Archived topics</h1>
      <p className="mb-6 max-w-[65ch] text-pretty text-ink-soft">
        Out of sight, with all their studies, trees and feedback records, until they are brought
        back.
        {canPurge(actor) && ' Purging deletes one for good, its log included.'}
      </p>
      {items.length > 0 ? (
        <ArchivedList topics={items} canPurge={canPurge(actor)} />
      ) : (
        <EmptyState icon={<Archive aria-hidden />} title="No archived topics">
          A topic is archived in its menu.
        </EmptyState>
      )}
      {next && (
        <Link
          href={`/topics/archived?cursor=${encodeURIComponent(next)}`}
          className={`mt-4 ${buttonClass({ variant: 'ghost' })}`}
        >
          Archived earlier
        </Link>
      )}
      {purges.length > 0 && <AuditList acts={purges} title="What was purged" />}
    </Page>
  );
}
