'use client';

import { useRouter } from 'next/navigation';

import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { sayFailure } from '@/components/ui/say-failure';
import { toast } from '@/components/ui/toast-queue';
import { useCall } from '@/components/ui/use-call';
import { counted } from '@/components/ui/words';
import type { Person } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';
import type { HandedOn } from '@/lib/api/task-contract';

import { handedOnInWords, type LeftBehind } from './left-behind';

interface LeftBehindNoticeProps {
  readonly left: LeftBehind;
  /** Those who can be given tasks. */
  readonly people: readonly Person[];
}

/** Somebody was removed with tasks that were given to them by name: one choice hands all of them on. */
export function LeftBehindNotice({ left, people }: LeftBehindNoticeProps) {
  const router = useRouter();
  const { busy, run } = useCall({ onFailure: sayFailure });
  const { personId, name, tasks } = left;
  const handOn = (to: Pick<Person, 'id' | 'name'> | null) =>
    run(async () => {
      const json = { annotatorId: to?.id ?? null };
      const handedOn = await api.post<HandedOn>(`/api/people/${personId}/hand-on`, json);
      toast(handedOnInWords(handedOn, to?.name ?? null));
      router.refresh();
    });
  return (
    <Notice
      tone="warn"
      className="mb-4"
      action={
        <Menu
          trigger={
            <Button size="sm" busy={busy} aria-label={`Hand on the tasks of ${name}`}>
              Hand on to…
            </Button>
          }
        >
          <MenuItem onSelect={() => void handOn(null)}>Whoever is free</MenuItem>
          <MenuSeparator />
          {people.map((person) => (
            <MenuItem key={person.id} onSelect={() => void handOn(person)}>
              {person.name}
            </MenuItem>
          ))}
        </Menu>
      }
    >
      {name} was removed with {counted(tasks, 'unfinished task')}. What they have done stays, under
      their name.
    </Notice>
  );
}
