'use client';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { useChange } from '@/components/ui/use-change';
import type { Session } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { browserWords } from './browser-words';
import { Section } from './section';

/** Where I am signed in. */
export function SessionList({ sessions }: { sessions: readonly Session[] }) {
  const { busy, failure, change } = useChange();
  const end = (path: string) => change(() => api.delete(path));
  return (
    <Section
      title="Sessions"
      action={
        sessions.length > 1 && (
          <Button size="sm" busy={busy} onClick={() => end('/api/me/sessions')}>
            End all others
          </Button>
        )
      }
    >
      <Failure message={failure} className="mb-3" />
      <ul className={listClass}>
        {sessions.map((session) => (
          <li key={session.id} className={rowClass}>
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2 font-medium">
                {browserWords(session.browser)}
                {session.current && <Badge tone="leaf">This one</Badge>}
              </p>
              <p className="text-ink-faint text-sm">
                {session.address ?? 'Unknown address'} · since <Moment at={session.createdAt} />
              </p>
            </div>
            {!session.current && (
              <Button
                size="sm"
                busy={busy}
                aria-label={`End the session of ${browserWords(session.browser)}`}
                onClick={() => end(`/api/me/sessions/${session.id}`)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
