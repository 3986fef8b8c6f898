import { ListChecks, Send } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';

import { byPerson } from '@/components/tasks/by-person';
import { leftBehind } from '@/components/tasks/left-behind';
import { LeftBehindNotice } from '@/components/tasks/left-behind-notice';
import { MyTasks } from '@/components/tasks/my-tasks';
import { OrderList } from '@/components/tasks/order-list';
import { PeopleTable } from '@/components/tasks/people-table';
import { boardTabFrom, boardTabs } from '@/components/tasks/tabs';
import { TaskTable } from '@/components/tasks/task-table';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { TabLinks } from '@/components/ui/tab-links';
import type { Task, WorkOrder } from '@/lib/api/task-contract';
import type { Actor } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/current-actor';
import { canManagePeople } from '@/lib/auth/rights';
import { listMyTasks } from '@/lib/services/my-tasks';
import { listPeople } from '@/lib/services/people';
import { listTasks } from '@/lib/services/tasks';
import { listWorkOrders } from '@/lib/services/work-orders';

export const metadata: Metadata = { title: 'Tasks' };

interface TasksProps {
  readonly searchParams: Promise<{ tab?: string | string[]; person?: string | string[] }>;
}

export default async function TasksPage({ searchParams }: TasksProps) {
  const actor = await currentActor();
  if (actor.role === 'owner') notFound();
  if (canManagePeople(actor)) return <Board actor={actor} asked={await searchParams} />;
  const work = await listMyTasks(actor);
  return (
    <Page>
      <MyTasks work={work} now={Date.now()} />
      {work.items.length === 0 && work.free === 0 && (
        <EmptyState as="h1" icon={<ListChecks aria-hidden />} title="No tasks for you now">
          What an administrator hands out to you is here, and in the list on the first page.
        </EmptyState>
      )}
    </Page>
  );
}

async function Board({
  actor,
  asked,
}: {
  actor: Actor;
  asked: Awaited<TasksProps['searchParams']>;
}) {
  const tab = boardTabFrom(asked.tab);
  const [tasks, orders, people] = await Promise.all([
    listTasks(actor),
    listWorkOrders(actor),
    listPeople(actor),
  ]);
  const now = Date.now();
  const work = byPerson(tasks, now);
  const active = people.filter((person) => person.removedAt === null);
  const person = work.find(({ annotatorId }) => annotatorId === asked.person)?.annotatorId ?? '';
  return (
    <Page>
      <div className="mb-6 flex items-center justify-between gap-4">
        <h1 className="font-serif text-2xl">Tasks</h1>
        <HandOutLink />
      </div>
      {orders.length === 0 ? (
        <NothingYet />
      ) : (
        <>
          <TabLinks
            label="Parts of this page"
            tabs={boardTabs({ people: work.length, tasks: tasks.length, orders: orders.length })}
            current={tab}
          />
          {leftBehind(tasks, people).map((left) => (
            <LeftBehindNotice key={left.personId} left={left} people={active} />
          ))}
          {tab === 'people' && <PeopleTable work={work} tasks={tasks} />}
          {tab === 'tasks' && (
            <TaskTable key={person} tasks={tasks} people={active} person={person} now={now} />
          )}
          {tab === 'orders' && <Orders orders={orders} tasks={tasks} now={now} />}
        </>
      )}
    </Page>
  );
}

interface OrdersProps {
  readonly orders: readonly WorkOrder[];
  readonly tasks: readonly Task[];
  readonly now: number;
}

function Orders({ orders, tasks, now }: OrdersProps) {
  const of = Map.groupBy(tasks, (task) => task.orderId);
  return (
    <OrderList
      orders={orders.map((order) => ({ order, tasks: of.get(order.id) ?? [] }))}
      now={now}
    />
  );
}

function HandOutLink() {
  return (
    <Link href="/tasks/new" className={buttonClass({ variant: 'primary' })}>
      <Send aria-hidden size={14} />
      Hand out work
    </Link>
  );
}

function NothingYet() {
  return (
    <EmptyState
      className="rounded-xl border border-dashed bg-surface"
      icon={<ListChecks aria-hidden />}
      title="Nothing is handed out yet"
      action={<HandOutLink />}
    >
      Choose trees, and who corrects them: people by name, or whoever is free. Here you then see who
      is where.
    </EmptyState>
  );
}
