'use client';

import { Ban, Eye, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import type { RevokedGesture } from '@/lib/api/page-data';

import { useEditor } from './editor-context';
import { ago, type HistoryLine } from './history-lines';
import type { Revocations } from './revocations';

const RevokeDialog = dynamic(() => import('./revoke-dialog').then((module) => module.RevokeDialog));

const words = { gesture: '', undo: 'Undid:', redo: 'Redid:', rollback: '' } as const;
const icons = { gesture: Undo2, undo: Undo2, redo: Redo2, rollback: RotateCcw } as const;

interface HistoryLineRowProps {
  readonly line: HistoryLine;
  /** In milliseconds. */
  readonly now: number;
  readonly revocations: Revocations;
}

/** One gesture of the log, and what can be done about it. */
export function HistoryLineRow({ line, now, revocations }: HistoryLineRowProps) {
  const { past } = useEditor();
  const { what, more, undone, kind } = line;
  const Icon = icons[kind];
  return (
    <li
      aria-current={past?.version === line.version ? 'true' : undefined}
      className="group relative border-b px-3 py-2 text-sm aria-[current]:bg-warn-wash"
    >
      <div
        className={cx(
          'break-words',
          undone && 'text-ink-faint line-through',
          kind !== 'gesture' && 'text-ink-soft',
        )}
      >
        {kind !== 'gesture' && (
          <span className="mr-1 inline-flex items-center gap-1 text-ink-faint">
            <Icon aria-hidden size={12} />
            {words[kind]}
          </span>
        )}
        {what.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the operations of one gesture have no other identity
          <p key={index} className={index === 0 && kind !== 'gesture' ? 'inline' : ''}>
            {each}
          </p>
        ))}
        {more > 0 && <p className="text-ink-faint">and {more} more</p>}
      </div>
      {line.reason && (
        <p className="mt-0.5 break-words text-ink-soft text-xs italic">{line.reason}</p>
      )}
      <p className="mt-0.5 text-ink-faint text-xs">
        {line.who} · <time dateTime={line.at}>{ago(Date.parse(line.at), now)}</time>
        {undone && ` · undone by ${undone.who === 'You' ? 'you' : undone.who}`}
      </p>
      <Revoked revocation={revocations.revoked.get(line.gestureId)} />
      <Actions line={line} revocations={revocations} />
    </li>
  );
}

function Revoked({ revocation }: { revocation: RevokedGesture | undefined }) {
  if (!revocation) return null;
  return (
    <p className="mt-0.5 break-words text-warn-ink text-xs">
      Revoked by {revocation.by}: left out of datasets
      {revocation.reason && <span className="italic"> · {revocation.reason}</span>}
    </p>
  );
}

function Actions({ line, revocations }: Omit<HistoryLineRowProps, 'now'>) {
  const { editable, undo, redo, past, showPast } = useEditor();
  const { gestureId, undone, kind, version } = line;
  const what = line.what[0] ?? 'this edit';
  const isHere = past?.version === version;
  return (
    <span className="absolute right-1.5 bottom-1 flex bg-surface opacity-0 group-aria-[current]:bg-warn-wash focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
      {editable && kind !== 'undo' && !undone && (
        <Action label={`Undo: ${what}`} onAct={() => undo(gestureId)}>
          <Undo2 aria-hidden size={13} />
        </Action>
      )}
      {editable && undone && (
        <Action label={`Redo: ${what}`} onAct={() => redo(gestureId)}>
          <Redo2 aria-hidden size={13} />
        </Action>
      )}
      <RevokeAction line={line} revocations={revocations} />
      <Action
        label={isHere ? 'Show the tree as it is now' : `Show the tree after: ${what}`}
        onAct={() => showPast(isHere ? null : version)}
      >
        <Eye aria-hidden size={13} />
      </Action>
    </span>
  );
}

/** Undoing changes the tree; revoking leaves it as it is, and takes the edit out of what is learned from it. */
function RevokeAction({ line, revocations }: Omit<HistoryLineRowProps, 'now'>) {
  const { revoked, canRevoke, revoke } = revocations;
  const [open, setOpen] = useState(false);
  if (line.kind === 'undo' || revoked.has(line.gestureId) || !canRevoke(line.actorId)) return null;
  const what = line.what[0] ?? 'this edit';
  return (
    <>
      <Action label={`Leave out of datasets: ${what}`} onAct={() => setOpen(true)}>
        <Ban aria-hidden size={13} />
      </Action>
      {open && (
        <RevokeDialog
          what={what}
          onRevoke={(reason) => revoke(line.gestureId, reason)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface ActionProps {
  readonly label: string;
  readonly onAct: () => void;
  readonly children: React.ReactNode;
}

function Action({ label, onAct, children }: ActionProps) {
  return (
    <Button variant="ghost" size="sm" icon aria-label={label} title={label} onClick={onAct}>
      {children}
    </Button>
  );
}
