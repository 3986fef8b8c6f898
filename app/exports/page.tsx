import type { Metadata } from 'next';
import Link from 'next/link';

import { ExportForm } from '@/components/export-page/export-form';
import { Page } from '@/components/ui/page';
import { textLinkClass } from '@/components/ui/text-link';
import { currentActor } from '@/lib/auth/current-actor';
import { canCreateTopic } from '@/lib/auth/rights';
import { documentation } from '@/lib/datasets/datasets';
import { getExportChoices } from '@/lib/services/get-export-choices';
import { listExports } from '@/lib/services/read-export';

export const metadata: Metadata = { title: 'Datasets' };

export default async function ExportsPage() {
  const actor = await currentActor();
  const [choices, { items }] = await Promise.all([
    getExportChoices(actor),
    listExports(actor, { limit: 50 }),
  ]);
  return (
    <Page>
      <h1 className="mb-1.5 font-serif text-2xl">Datasets</h1>
      <p className="mb-6 max-w-[65ch] text-pretty text-ink-soft">
        What experts have corrected, as data to train and measure on: in CHIME’s columns, as trees,
        as a log, or as conversations.
        {canCreateTopic(actor) && (
          <>
            {' '}
            What it says about the trees is on the page{' '}
            <Link href="/quality" className={textLinkClass}>
              Quality
            </Link>
            . To read a topic in again elsewhere, with its trees, corrections and log, choose{' '}
            <em>Save the whole topic as a file</em> in the menu of the topic.
          </>
        )}
      </p>
      <ExportForm datasets={documentation} choices={choices} exports={items} />
    </Page>
  );
}
