'use client';

import { useEffect, useRef, useState } from 'react';

import { cx } from '@/components/ui/cx';
import { Notice } from '@/components/ui/notice';
import type { TreePageData } from '@/lib/api/page-data';

import { DragLabel } from './drag-label';
import { EditorContext } from './editor-context';
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
  const [treeWidth, setTreeWidth] = useState(400);
  const [isPicture, setPicture] = useState(false);
  const [isHistory, setHistory] = useState(false);
  const [isNoticed, setNoticed] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  useEditorKeys(editor, search);
  const { view } = editor;
  // The page fills the window: what scrolls are its panes.
  useEffect(() => {
    document.documentElement.style.scrollbarGutter = 'auto';
    return () => {
      document.documentElement.style.scrollbarGutter = '';
    };
  }, []);

  return (
    <EditorContext value={editor}>
      <div className="flex h-[calc(100dvh-var(--spacing-header))] min-h-80 flex-col">
        <TreeHeader
          search={search}
          picture={isPicture}
          onPicture={(shown) => {
            setPicture(shown);
            if (shown) editor.setView('studies');
          }}
          history={isHistory}
          onHistory={setHistory}
        />
        <Problems />
        {unknown.length > 0 && !isNoticed && (
          <Notice
            className="mx-3 my-2 shrink-0"
            action={<Dismiss onClick={() => setNoticed(true)} />}
          >
            The link leads to a {unknown.join(' and a ')} that {unknown.length === 1 ? 'is' : 'are'}{' '}
            not in this tree.
          </Notice>
        )}
        <ViewSwitch onSwitch={() => setHistory(false)} />
        <div className="flex min-h-0 flex-1">
          <section
            aria-label="Tree"
            style={{ '--tree-width': `${treeWidth}px` } as React.CSSProperties}
            className={cx(
              'flex min-h-0 flex-col bg-surface md:w-(--tree-width) md:shrink-0 max-md:w-full',
              (view !== 'tree' || isHistory) && 'max-md:hidden',
            )}
          >
            <TreePane />
          </section>
          <Splitter
            label="Width of the tree"
            orientation="vertical"
            size={treeWidth}
            least={240}
            most={720}
            onSize={setTreeWidth}
            className="max-md:hidden"
          />
          <div
            className={cx(
              'flex min-h-0 min-w-0 flex-1 flex-col',
              (view !== 'studies' || isHistory) && 'max-md:hidden',
            )}
          >
            {isPicture && <PicturePane />}
            <StudyPane />
          </div>
          {isHistory && <HistoryPane onClose={() => setHistory(false)} />}
        </div>
      </div>
      <DragLabel />
      <LazyOverlays />
    </EditorContext>
  );
}

function Dismiss({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" onClick={onClick} className="rounded-sm px-1 text-sm hover:bg-hover">
      Dismiss
    </button>
  );
}
