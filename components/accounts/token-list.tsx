'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Moment } from '@/components/ui/moment';
import { Failure } from '@/components/ui/notice';
import { listClass, rowClass } from '@/components/ui/row-list';
import { useChange } from '@/components/ui/use-change';
import type { Token } from '@/lib/api/account-contract';
import { api } from '@/lib/api/client';

import { NewTokenDialog } from './new-token-dialog';
import { Section } from './section';

/** My tokens for scripts. */
export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const { busy, failure, change } = useChange();
  const revoke = (id: string) => change(() => api.delete(`/api/me/tokens/${id}`));
  return (
    <Section
      title="Tokens"
      hint="A token lets a script use the HTTP API as you: Authorization: Bearer …"
      action={
        <Button size="sm" onClick={() => setMaking(true)}>
          <Plus aria-hidden size={14} />
          New token
        </Button>
      }
    >
      <Failure message={failure} className="mb-3" />
      {tokens.length === 0 && <p className="text-ink-faint text-sm">You have no tokens.</p>}
      {tokens.length > 0 && (
        <ul className={listClass}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} busy={busy} onRevoke={revoke} />
          ))}
        </ul>
      )}
      <NewTokenDialog
        open={making}
        onClose={() => {
          setMaking(false);
          router.refresh();
        }}
      />
    </Section>
  );
}

interface TokenRowProps {
  readonly token: Token;
  readonly busy: boolean;
  readonly onRevoke: (id: string) => void;
}

function TokenRow({ token, busy, onRevoke }: TokenRowProps) {
  return (
    <li className={rowClass}>
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere flex flex-wrap items-center gap-x-2 font-medium">
          {token.name}
          <Badge>{token.scopes.includes('write') ? 'Read and write' : 'Read'}</Badge>
        </p>
        <p className="text-ink-faint text-sm">
          <code className="font-mono text-xs">{token.start}…</code> · made{' '}
          <Moment at={token.createdAt} /> ·{' '}
          {token.lastUsedAt === null ? 'never used' : <LastUsed at={token.lastUsedAt} />}
        </p>
      </div>
      <Button
        size="sm"
        busy={busy}
        aria-label={`Revoke ${token.name}`}
        onClick={() => onRevoke(token.id)}
      >
        Revoke
      </Button>
    </li>
  );
}

function LastUsed({ at }: { at: string }) {
  return (
    <>
      last used <Moment at={at} />
    </>
  );
}
