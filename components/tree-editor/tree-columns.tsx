'use client';

import { useState } from 'react';

import { cx } from '@/components/ui/cx';

import { useEditor } from './editor-context';
import { PicturePane } from './picture-pane';
import { Splitter } from './splitter';
import { StudyPane } from './study-pane';
import { TreePane } from './tree-pane';

/** The tree, with what sets its width. */
export function TreeColumn() {
  const { column } = useEditor();
  const [width, setWidth] = useState(400);
  return (
    <>
      <section
        aria-label="Tree"
        style={{ '--tree-width': `${width}px` } as React.CSSProperties}
        className={cx(
          'flex min-h-0 flex-col bg-surface md:w-(--tree-width) md:shrink-0 max-md:w-full',
          column !== 'tree' && 'max-md:hidden',
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

/** The studies of the place; in the picture view, the picture over them. */
export function StudyColumn() {
  const { column, spot } = useEditor();
  return (
    <div
      className={cx(
        'flex min-h-0 min-w-0 flex-1 flex-col',
        column !== 'studies' && 'max-md:hidden',
      )}
    >
      {spot.view === 'picture' && <PicturePane />}
      <StudyPane />
    </div>
  );
}
