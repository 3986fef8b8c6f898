'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';

import { Notice } from '@/components/ui/notice';
import { useEarlyLoad } from '@/components/ui/use-early-load';
import type { TreePageData } from '@/lib/api/page-data';

import { DragLabel } from './drag-label';
import { EditorContext } from './editor-context';
import { hasPane } from './guideline-shown';
import { LazyOverlays } from './lazy-overlays';
import { Problems } from './problems';
import { TreeHeader } from './tree-header';
import { useEditorKeys } from './use-editor-keys';
import { useEditorModel } from './use-editor-model';
import type { SpotParameters } from './use-spot';
import { ViewPanes } from './view-panes';
import { paneLoads } from './views';

const CompletionNotice = dynamic(() =>
  import('@/components/review-queue/completion-notice').then((module) => module.CompletionNotice),
);

const GuidelinePane = dynamic(
  () => import('@/components/guideline/guideline-pane').then((module) => module.GuidelinePane),
  { ssr: false },
);

const PastBar = dynamic(() => import('./past-bar').then((module) => module.PastBar), {
  ssr: false,
});

const loadHistory = () => import('./history-pane').then((module) => module.HistoryPane);
const HistoryPane = dynamic(loadHistory, { ssr: false });

const early = [...paneLoads, loadHistory];

interface TreeEditorProps {
  readonly data: TreePageData;
  /** What the URL asks for. */
  readonly parameters: SpotParameters;
}

/** The tree page: the tree beside its studies, to browse and, in the reader's own correction, to change. */
export function TreeEditor({ data, parameters }: TreeEditorProps) {
  const { editor, unknown } = useEditorModel(data, parameters);
  const { isHistory, setHistory, isGuideline, setGuideline, spot } = editor;
  const guideline = isGuideline !== false && hasPane(data, spot.view) && !isHistory;
  const search = useRef<HTMLInputElement>(null);
  useEditorKeys(editor, search);
  useFilledWindow();
  useEarlyLoad(early);
  return (
    <EditorContext value={editor}>
      <div className="flex h-[calc(100dvh-var(--spacing-header))] min-h-80 flex-col">
        <TreeHeader search={search} history={isHistory} onHistory={setHistory} />
        <Problems />
        {isOwnComplete(data) && <CompletionNotice />}
        {editor.past && <PastBar />}
        <UnknownNotice unknown={unknown} />
        <div className="flex min-h-0 flex-1">
          <ViewPanes covered={isHistory || (guideline && isGuideline === true)} />
          {guideline && (
            <GuidelinePane
              text={data.task?.guideline ?? ''}
              isByItself={isGuideline === null}
              onClose={() => setGuideline(false)}
            />
          )}
          {isHistory && <HistoryPane onClose={() => setHistory(false)} />}
        </div>
      </div>
      <DragLabel />
      <LazyOverlays />
    </EditorContext>
  );
}

function isOwnComplete({ tree }: TreePageData): boolean {
  return tree.mine && tree.completedAt !== null;
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
