import type { Metadata } from 'next';

import { ChimeImportForm } from '@/components/chime-import/chime-import-form';
import { Page } from '@/components/ui/page';
import { currentTopicCreator } from '@/lib/auth/current-actor';

export const metadata: Metadata = { title: 'Import trees' };

export default async function ImportPage() {
  await currentTopicCreator();
  return (
    <Page width="md">
      <h1 className="mb-1.5 font-serif text-2xl">Import trees</h1>
      <p className="mb-5 max-w-[65ch] text-ink-soft">
        CHIME’s released replies, or others of that form: a CSV table with the columns{' '}
        <code>review_id</code> and <code>claude_claim_hierarchy</code>. Each row becomes a topic
        with its tree. Its studies are known by number only, until a file with a <code>number</code>{' '}
        column is added to the topic.
      </p>
      <ChimeImportForm />
    </Page>
  );
}
