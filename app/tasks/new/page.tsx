import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { HandOutWork } from '@/components/tasks/hand-out-work';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';
import { listPeople } from '@/lib/services/people';
import { listTreesToHandOut } from '@/lib/services/tasks';

export const metadata: Metadata = { title: 'Hand out work' };

type Parameter = string | string[] | undefined;

interface NewWorkProps {
  /** What is chosen at first: all of a topic or a run are shown, a tree is ticked. */
  readonly searchParams: Promise<{ topic?: Parameter; run?: Parameter; tree?: Parameter }>;
}

const known = (parameter: Parameter, ids: readonly (string | null)[]) =>
  typeof parameter === 'string' && ids.includes(parameter) ? parameter : '';

export default async function NewWorkPage({ searchParams }: NewWorkProps) {
  const actor = await currentActor();
  if (!canManagePeople(actor)) notFound();
  const asked = await searchParams;
  const [trees, people] = await Promise.all([listTreesToHandOut(actor), listPeople(actor)]);
  const tree = trees.find(({ id }) => id === asked.tree);
  const topicIds = trees.map((each) => each.topicId);
  const runIds = trees.map((each) => each.runId);
  const topicId = tree?.topicId ?? known(asked.topic, topicIds);
  return (
    <Page>
      <p className="mb-1.5 text-sm">
        <BackLink href="/tasks">Tasks</BackLink>
      </p>
      <h1 className="mb-6 font-serif text-2xl">Hand out work</h1>
      <HandOutWork
        trees={trees}
        people={people.filter((person) => person.removedAt === null)}
        start={{ topicId, runId: known(asked.run, runIds) }}
        chosenAtFirst={tree ? [tree.id] : []}
      />
    </Page>
  );
}
