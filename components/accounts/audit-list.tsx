import { Moment } from '@/components/ui/moment';
import type { AuditEntry } from '@/lib/api/account-contract';

import { Section } from './section';

const words: Readonly<Record<string, string>> = {
  'set-up': 'set up the first account:',
  invite: 'invited',
  'revoke-invitation': 'took back the invitation of',
  'accept-invitation': 'accepted an invitation:',
  'change-role': 'changed the role of',
  'remove-person': 'removed',
  'make-reset-link': 'made a link to a new password for',
  'reset-password': 'set a new password by link:',
  'change-password': 'changed the password of',
  'make-token': 'made a token:',
  'revoke-token': 'revoked a token:',
  'give-task': 'handed out',
  'take-task': 'took back',
  'purge-topic': 'purged the topic',
};

interface AuditListProps {
  readonly acts: readonly AuditEntry[];
  readonly title?: string;
}

/** The latest of what was done to people and topics, newest first. */
export function AuditList({ acts, title = 'What was done' }: AuditListProps) {
  return (
    <Section title={title} hint="Nobody can change this list.">
      <ul className="space-y-1.5 text-sm">
        {acts.map(({ id, actor, act, about, at }) => (
          <li key={id} className="flex flex-wrap gap-x-3">
            <Moment at={at} className="shrink-0 text-ink-faint tabular-nums" />
            <span className="wrap-anywhere min-w-0">
              <span className="font-medium">{actor}</span> {words[act] ?? act} {about}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
