import type { Metadata } from 'next';

import { NewTopicForm } from '@/components/new-topic/new-topic-form';
import { Page } from '@/components/ui/page';

export const metadata: Metadata = { title: 'New topic' };

export default function NewTopicPage() {
  return (
    <Page width="md">
      <h1 className="mb-5 font-serif text-2xl">New topic</h1>
      <NewTopicForm />
    </Page>
  );
}
