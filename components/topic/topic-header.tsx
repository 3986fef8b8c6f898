'use client';

import { Archive, Download, Ellipsis, FilePlus2, ListTree, PenLine } from 'lucide-react';
import { type ReactNode, type RefObject, useRef, useState } from 'react';

import { HandOutItems } from '@/components/tasks/hand-out-items';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';

import { AddFilesDialog } from './add-files-dialog';
import { AddTreeDialog } from './add-tree-dialog';
import { ArchiveDialog } from './archive-dialog';
import { TopicTitle } from './topic-title';

interface TopicHeaderProps {
  readonly topic: {
    readonly id: string;
    readonly title: string;
    readonly sample: boolean;
    readonly editable: boolean;
  };
  /** One line about the topic, below its title. */
  readonly facts: ReactNode;
  /** The main action. */
  readonly action: ReactNode;
  /** The reader may hand out work. */
  readonly canHandOut: boolean;
}

type Open = 'rename' | 'archive' | 'files' | 'tree' | null;

export function TopicHeader({ topic, facts, action, canHandOut }: TopicHeaderProps) {
  const [open, setOpen] = useState<Open>(null);
  const menuButton = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(null);
  const returnFocus = () => menuButton.current?.focus();
  return (
    <header className="mb-6">
      <p className="mb-1.5 flex items-center gap-2 text-sm">
        <BackLink href="/">Topics</BackLink>
        {topic.sample && <Badge tone="leaf">Sample</Badge>}
      </p>
      <TopicTitle
        topicId={topic.id}
        title={topic.title}
        renaming={open === 'rename'}
        onRenamed={() => {
          close();
          returnFocus();
        }}
      />
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3">
        <p className="text-ink-soft text-sm tabular-nums">{facts}</p>
        <div className="ml-auto flex items-center gap-2">
          {topic.editable && (
            <>
              <TopicMenu
                topicId={topic.id}
                button={menuButton}
                onOpen={setOpen}
                handOut={canHandOut && <HandOutItems topicId={topic.id} />}
              />
              <Button onClick={() => setOpen('files')}>
                <FilePlus2 aria-hidden size={15} />
                Add files
              </Button>
            </>
          )}
          {action}
        </div>
      </div>
      <AddFilesDialog topicId={topic.id} open={open === 'files'} onClose={close} />
      <AddTreeDialog topicId={topic.id} open={open === 'tree'} onClose={close} />
      <ArchiveDialog
        topic={topic}
        open={open === 'archive'}
        onClose={close}
        returnFocus={returnFocus}
      />
    </header>
  );
}

interface TopicMenuProps {
  readonly topicId: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onOpen: (open: Open) => void;
  readonly handOut: ReactNode;
}

function TopicMenu({ topicId, button, onOpen, handOut }: TopicMenuProps) {
  const [handedOver, setHandedOver] = useState(false);
  const choose = (open: Open) => {
    setHandedOver(true);
    onOpen(open);
  };
  return (
    <Menu
      onOpenChange={(opened) => opened && setHandedOver(false)}
      onCloseAutoFocus={(event) => handedOver && event.preventDefault()}
      trigger={
        <Button ref={button} variant="ghost" icon aria-label="More about this topic">
          <Ellipsis aria-hidden size={16} />
        </Button>
      }
    >
      <MenuItem onSelect={() => choose('rename')}>
        <PenLine aria-hidden size={14} />
        Rename
      </MenuItem>
      <MenuItem onSelect={() => choose('tree')}>
        <ListTree aria-hidden size={14} />
        Add a tree from a file
      </MenuItem>
      {handOut}
      <MenuItem asChild>
        <a href={`/api/topics/${topicId}/file`} download>
          <Download aria-hidden size={14} />
          Save the whole topic as a file
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onSelect={() => choose('archive')}>
        <Archive aria-hidden size={14} />
        Archive
      </MenuItem>
    </Menu>
  );
}
