'use client';

import { useEffect, useRef, useState } from 'react';

import { cx } from '@/components/ui/cx';
import { Notice } from '@/components/ui/notice';
import type { TreePageData } from '@/lib/api/page-data';

import { DragLabel } from './drag-label';
import { EditorContext, useEditor } from './editor-context';
import { HistoryPane } from './history-pane';
import { LazyOverlays } from './lazy-overlays';
import { PicturePane } from './picture-pane';
import { Problems } from './problems';
import { Splitter } from './splitter';
import { StudyPane } from './study-pane';
import { TreeHeader } from './tree-header';
import { TreePane } from './tree-pane';
import { useEditorKeys } from './use-editor-keys';
import { useEditorModel } from './use-editor-model';
import type { SpotParameters } from './use-spot';
import { ViewSwitch } from './view-switch';

interface TreeEditorProps {
  readonly data: TreePageData;
  /** What the URL asks for. */
  readonly parameters: SpotParameters;
}

/** The tree page: the tree beside its studies, to browse and, in the reader's own correction, to change. */
export function TreeEditor({ data, parameters }: TreeEditorProps) {
  const { editor, unknown } = useEditorModel(data, parameters);
  const [isPicture, setPicture] = useState(false);
  const [isHistory, setHistory] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useEditorKeys(editor, search);
  useFilledWindow();
  const showPicture = (shown: boolean) => {
    setPicture(shown);
    if (shown) editor.setView('studies');
  };
  return (
    <EditorContext value={editor}>
      <div className="flex h-[calc(100dvh-var(--spacing-header))] min-h-80 flex-col">
        <TreeHeader
          search={search}
          picture={isPicture}
          onPicture={showPicture}
          history={isHistory}
          onHistory={setHistory}
        />
        <Problems />
        <UnknownNotice unknown={unknown} />
        <ViewSwitch onSwitch={() => setHistory(false)} />
        <div className="flex min-h-0 flex-1">
          <TreeColumn hidden={isHistory} />
          <StudyColumn hidden={isHistory} picture={isPicture} />
          {isHistory && <HistoryPane onClose={() => setHistory(false)} />}
        </div>
      </div>
      <DragLabel />
      <LazyOverlays />
    </EditorContext>
  );
}

/** The page fills the window: what scrolls are its panes. */
function useFilledWindow(): void {
  useEffect(() => {
    document.documentElement.style.scrollbarGutter = 'auto';
    return () => {
      document.documentElement.style.scrollbarGutter = '';
    };
  }, []);
}

/** `hidden` counts in a narrow window only. */
function TreeColumn({ hidden }: { hidden: boolean }) {
  const { view } = useEditor();
  const [width, setWidth] = useState(400);
  return (
    <>
      <section
        aria-label="Tree"
        style={{ '--tree-width': `${width}px` } as React.CSSProperties}
        className={cx(
          'flex min-h-0 flex-col bg-surface md:w-(--tree-width) md:shrink-0 max-md:w-full',
          (view !== 'tree' || hidden) && 'max-md:hidden',
        )}
      >
        <TreePane />
      </section>
      <Splitter
        label="Width of the tree"
        orientation="vertical"
        size={width}
        least={240}
        most={720}
        onSize={setWidth}
        className="max-md:hidden"
      />
    </>
  );
}

/** `hidden` counts in a narrow window only. */
function StudyColumn({ hidden, picture }: { hidden: boolean; picture: boolean }) {
  const { view } = useEditor();
  return (
    <div
      className={cx(
        'flex min-h-0 min-w-0 flex-1 flex-col',
        (view !== 'studies' || hidden) && 'max-md:hidden',
      )}
    >
      {picture && <PicturePane />}
      <StudyPane />
    </div>
  );
}

/** Says what the URL asks for and the tree does not have. */
function UnknownNotice({ unknown }: { unknown: readonly string[] }) {
  const [isDismissed, setDismissed] = useState(false);
  if (unknown.length === 0 || isDismissed) return null;
  return (
    <Notice
      className="mx-3 my-2 shrink-0"
      action={
        <button
          type="button"
          onClick={() => setDismissed(true)}
          className="rounded-sm px-1 text-sm hover:bg-hover"
        >
          Dismiss
        </button>
      }
    >
      The link leads to a {unknown.join(' and a ')} that {unknown.length === 1 ? 'is' : 'are'} not
      in this tree.
    </Notice>
  );
}
