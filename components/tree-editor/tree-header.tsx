'use client';

import { ChevronRight, Command, Gavel, History, Redo2, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import type { RefObject } from 'react';

import { CompleteButton } from '@/components/review-queue/complete-button';
import { longestQuery } from '@/components/study-list/search';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { SearchInput } from '@/components/ui/input';
import { Tooltip } from '@/components/ui/tooltip';
import type { HistoryEntry } from '@/lib/api/page-data';

import { CorrectButton } from './correct-button';
import { useEditor } from './editor-context';
import { ExportButton } from './export-button';
import { hasPane } from './guideline-shown';
import { kindInWords } from './kind-in-words';
import { SaveStatus } from './save-status';
import { ViewSwitch } from './view-switch';

const GuidelineButton = dynamic(() =>
  import('./guideline-button').then((module) => module.GuidelineButton),
);

interface TreeHeaderProps {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly history: boolean;
  readonly onHistory: (shown: boolean) => void;
}

/** The bar over the tree page: where one is, whether it is saved, and what concerns the whole tree. */
export function TreeHeader(props: TreeHeaderProps) {
  const { data, editable, isCovered, query, setQuery, spot } = useEditor();
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b bg-surface px-3 py-1.5">
      <nav
        aria-label="Breadcrumb"
        className="flex min-w-0 flex-[1_1_9rem] items-center gap-1 text-sm"
      >
        <Link
          href={`/topics/${data.topic.id}`}
          title={data.topic.title}
          className="min-w-0 truncate rounded-sm text-ink-soft hover:text-ink hover:underline"
        >
          {data.topic.title}
        </Link>
        <ChevronRight aria-hidden size={13} className="shrink-0 text-ink-faint" />
        <h1 className="shrink-0 font-semibold">{kindInWords(data)}</h1>
        {data.tree.completedAt !== null && (
          <Badge tone="leaf" className="ml-1">
            Complete
          </Badge>
        )}
        {!editable && data.tree.completedAt === null && <Badge className="ml-1">Read only</Badge>}
      </nav>
      <ViewSwitch onSwitch={() => props.onHistory(false)} />
      {editable && <SaveStatus />}
      {editable && <UndoButtons />}
      <SearchInput
        ref={props.search}
        label="Search categories and studies"
        placeholder="Search"
        maxLength={longestQuery}
        value={query}
        onValue={setQuery}
        className="w-44 2xl:w-60 max-md:order-last max-md:w-auto max-md:min-w-32 max-md:flex-1"
      />
      <div className="flex items-center gap-0.5">
        <Toggle label="History" shown={props.history} onShown={props.onHistory}>
          <History aria-hidden size={15} />
        </Toggle>
        {hasPane(data, spot.view) && <GuidelineButton />}
        {data.tree.kind === 'FINAL' ? <DecisionsLink /> : <CompleteButton />}
        {!isCovered && <ExportButton />}
        <CommandsButton />
      </div>
      <PlaceLink />
      <CorrectButton />
    </header>
  );
}

/** From an imported tree to a run that places the topic's studies in it. */
function PlaceLink() {
  const { data } = useEditor();
  if (data.tree.kind !== 'IMPORTED' || !data.topic.editable) return null;
  return (
    <Link href={`/topics/${data.topic.id}?place=${data.tree.id}`} className={buttonClass()}>
      Place studies…
    </Link>
  );
}

/** A final tree is completed where its items are decided. */
function DecisionsLink() {
  const { data } = useEditor();
  if (!data.tree.mine) return null;
  return (
    <Link
      href={`/trees/${data.tree.id}/adjudicate`}
      title="Decisions about the corrections"
      aria-label="Decisions"
      className={`${buttonClass({ variant: 'ghost' })} px-2`}
    >
      <Gavel aria-hidden size={15} />
      <span className="max-2xl:hidden">Decisions</span>
    </Link>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
  readonly children: React.ReactNode;
}

function Toggle({ label, shown, onShown, children }: ToggleProps) {
  return (
    <Button
      variant="ghost"
      aria-pressed={shown}
      aria-label={label}
      title={label}
      onClick={() => onShown(!shown)}
      className="px-2"
    >
      {children}
      <span className="max-2xl:hidden">{label}</span>
    </Button>
  );
}

function CommandsButton() {
  const { setOverlay } = useEditor();
  return (
    <Tooltip label="Commands" shortcut="Ctrl+K">
      <Button
        variant="ghost"
        icon
        aria-label="Commands"
        onClick={(event) => setOverlay({ kind: 'palette', opener: event.currentTarget })}
      >
        <Command aria-hidden size={15} />
      </Button>
    </Tooltip>
  );
}

function UndoButtons() {
  const { session, undo, redo } = useEditor();
  const { undoable, redoable, isUndoOlder, isRedoOlder } = session;
  const older = 'an edit from before those that are loaded';
  return (
    <div className="flex items-center">
      <Tooltip label={isUndoOlder ? `Undo: ${older}` : labelOf('Undo', undoable)} shortcut="Ctrl+Z">
        <Button
          variant="ghost"
          icon
          aria-label="Undo"
          aria-disabled={!undoable && !isUndoOlder}
          onClick={() => undo()}
        >
          <Undo2 aria-hidden size={16} />
        </Button>
      </Tooltip>
      <Tooltip label={isRedoOlder ? `Redo: ${older}` : labelOf('Redo', redoable)} shortcut="Ctrl+Y">
        <Button
          variant="ghost"
          icon
          aria-label="Redo"
          aria-disabled={!redoable && !isRedoOlder}
          onClick={() => redo()}
        >
          <Redo2 aria-hidden size={16} />
        </Button>
      </Tooltip>
    </div>
  );
}

function labelOf(word: 'Undo' | 'Redo', entry: HistoryEntry | null): string {
  return entry ? `${word}: ${entry.descriptions[0]}` : `Nothing to ${word.toLowerCase()}`;
}
