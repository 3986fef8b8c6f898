import type { Metadata } from 'next';
import Link from 'next/link';

import { NewTopicForm } from '@/components/new-topic/new-topic-form';
import { Page } from '@/components/ui/page';
import { leafLinkClass } from '@/components/ui/text-link';
import { currentTopicCreator } from '@/lib/auth/current-actor';

export const metadata: Metadata = { title: 'New topic' };

export default async function NewTopicPage() {
  await currentTopicCreator();
  return (
    <Page width="md">
      <h1 className="mb-5 font-serif text-2xl">New topic</h1>
      <NewTopicForm />
      <p className="mt-6 text-ink-faint text-sm">
        Trees from CHIME’s released replies?{' '}
        <Link href="/import" className={leafLinkClass}>
          Import them
        </Link>
        .
      </p>
    </Page>
  );
}
