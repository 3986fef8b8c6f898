'use client';

import { useMemo, useState } from 'react';

import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Failure, Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Textarea } from '@/components/ui/textarea';
import { counted, formatCount } from '@/components/ui/words';
import { identifiersIn } from '@/lib/api/identifiers-contract';
import type { Lookup } from '@/lib/api/lookup-contract';

import { isUnderWay, useLookup } from './use-lookup';

interface IdentifierLookupProps {
  /** What the list begins with: a file of identifiers that was chosen. */
  readonly initial: string;
  /** What was found, in place of `before` where it was looked up again. */
  readonly onFile: (file: File, before: File | null) => void;
}

/** A list of DOIs and PubMed ids, how far looking them up is, and what was not found. */
export function IdentifierLookup({ initial, onFile }: IdentifierLookupProps) {
  const [text, setText] = useState(initial);
  const { lookup, busy, failure, start, cancel, resume } = useLookup(onFile);
  const list = useMemo(() => identifiersIn(text), [text]);
  const count = list.identifiers.length;
  const working = lookup !== null && isUnderWay(lookup);
  return (
    <div className="space-y-3 rounded-xl border bg-surface px-4 py-4">
      <Field
        label="DOIs or PubMed ids"
        hint="One a line, or several; addresses will do. They are sent to Crossref, PubMed and OpenAlex, and nothing else is."
      >
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            spellCheck={false}
            disabled={working}
            placeholder={'10.1136/bmj.n71\nPMID: 33782057'}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 text-ink-soft text-sm tabular-nums">{countWords(list)}</p>
        <Button
          variant={lookup === null ? 'primary' : 'secondary'}
          disabled={count === 0 || working}
          busy={busy && !working}
          onClick={() => start(text)}
        >
          {count > 0 ? `Look up ${formatCount(count)}` : 'Look up'}
        </Button>
      </div>
      {working && <Working lookup={lookup} onCancel={cancel} />}
      {lookup && !working && <Ended lookup={lookup} busy={busy} onAgain={resume} />}
      <Failure message={failure} />
    </div>
  );
}

/** "12 identifiers, 1 of them twice; no identifier: ‘hello’ (line 3)" */
function countWords({ identifiers, repeated, unread }: ReturnType<typeof identifiersIn>): string {
  const dois = identifiers.filter(({ kind }) => kind === 'doi').length;
  const pmids = identifiers.length - dois;
  const parts = [
    dois > 0 && counted(dois, 'DOI'),
    pmids > 0 && counted(pmids, 'PubMed id'),
    repeated > 0 && `${formatCount(repeated)} repeated`,
  ].filter(Boolean);
  const [first] = unread;
  if (!first) return parts.join(', ');
  const others = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  const odd = `no identifier: ‘${first.text}’ (line ${first.line})${others}`;
  return [parts.join(', '), odd].filter(Boolean).join('; ');
}

function Working({ lookup, onCancel }: { lookup: Lookup; onCancel: () => void }) {
  const { total, found, missing } = lookup;
  const done = found + missing;
  const words = `${formatCount(done)} of ${formatCount(total)}`;
  return (
    <div role="status" className="flex items-center gap-3 text-ink-soft text-sm tabular-nums">
      <span>Looking up, {words}</span>
      <Progress
        label="Looking up"
        value={done === 0 ? null : done / total}
        valueText={words}
        className="flex-1"
      />
      <Button size="sm" onClick={onCancel}>
        Stop
      </Button>
    </div>
  );
}

interface EndedProps {
  readonly lookup: Lookup;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

function Ended({ lookup, busy, onAgain }: EndedProps) {
  const { total, found, missing, problems, notes, error } = lookup;
  const again = found < total && (
    <Button size="sm" busy={busy} onClick={onAgain}>
      Try the rest again
    </Button>
  );
  return (
    <div className="space-y-2 text-sm">
      {error ? (
        <Notice tone="warn" role="alert" action={again}>
          {error}
        </Notice>
      ) : (
        <p role="status" className="flex flex-wrap items-center gap-3">
          <span className="flex-1">{foundWords(lookup)}</span>
          {again}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} className="text-warn-ink">
          {note}
        </p>
      ))}
      {missing > 0 && (
        <details>
          <summary className="w-fit cursor-pointer rounded-sm text-ink-soft hover:text-ink">
            {formatCount(missing)} not found
          </summary>
          <ul className="mt-1 max-h-60 overflow-y-auto">
            {problems.map(({ kind, value, line, reason }) => (
              <li key={`${kind} ${value}`} className="wrap-anywhere py-0.5 text-ink-soft">
                <span className="text-ink-faint tabular-nums">line {line}</span> {value}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function foundWords({ total, found, status }: Lookup): string {
  const stopped = status === 'cancelled' ? 'Stopped. ' : '';
  if (found === 0) return `${stopped}None was found.`;
  const all =
    found === total
      ? `All ${formatCount(found)}`
      : `${formatCount(found)} of ${formatCount(total)}`;
  return `${stopped}${all} found; they are among the files below.`;
}
