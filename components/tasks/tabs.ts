import type { TabLinks } from '@/components/ui/tab-links';

/** The parts of the administrator's page about tasks. */
const tabs = ['people', 'tasks', 'orders'] as const;
export type BoardTab = (typeof tabs)[number];

export function boardTabFrom(parameter: unknown): BoardTab {
  return tabs.find((tab) => tab === parameter) ?? 'people';
}

export function boardTabs(counts: Readonly<Record<BoardTab, number>>) {
  return [
    { key: 'people', label: 'Who is where', href: '/tasks', count: counts.people },
    { key: 'tasks', label: 'Tasks', href: '/tasks?tab=tasks', count: counts.tasks },
    { key: 'orders', label: 'Work orders', href: '/tasks?tab=orders', count: counts.orders },
  ] satisfies Parameters<typeof TabLinks>[0]['tabs'];
}
