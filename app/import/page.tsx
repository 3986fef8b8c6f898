import type { Metadata } from 'next';

import { ChimeImportForm } from '@/components/chime-import/chime-import-form';
import { TopicImportForm } from '@/components/topic-import/topic-import-form';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { currentTopicCreator } from '@/lib/auth/current-actor';
import { canImportTopics } from '@/lib/auth/rights';

export const metadata: Metadata = { title: 'Import trees' };

export default async function ImportPage() {
  const actor = await currentTopicCreator();
  return (
    <Page width="md">
      <BackLink href="/">Topics</BackLink>
      <h1 className="mb-1.5 font-serif text-2xl">Import trees</h1>
      <p className="mb-5 max-w-[65ch] text-ink-soft">
        CHIME’s released replies, or others of that form: a CSV table with the columns{' '}
        <code>review_id</code> and <code>claude_claim_hierarchy</code>. Each row becomes a topic
        with its tree. Its studies are known by number only, until a file with a <code>number</code>{' '}
        column is added to the topic.
      </p>
      <ChimeImportForm />
      {canImportTopics(actor) && (
        <section aria-labelledby="whole-topics" className="mt-12">
          <h2 id="whole-topics" className="mb-1.5 font-semibold text-lg">
            A whole topic
          </h2>
          <p className="mb-5 max-w-[65ch] text-ink-soft">
            From the file that another Espalier saved of it: studies, trees, everybody’s corrections
            with their logs, comments and decisions, as they were. People who are not here become
            names without an account.
          </p>
          <TopicImportForm />
        </section>
      )}
    </Page>
  );
}
