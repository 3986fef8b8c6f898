/**
 * headless-tree as its documentation has it, with a virtualizer and nothing of ours: what the editor's figures
 * are compared with. `?categories=500&fanOut=10`; all open, changed in memory.
 */

import {
  createOnDropHandler,
  dragAndDropFeature,
  hotkeysCoreFeature,
  keyboardDragAndDropFeature,
  propMemoizationFeature,
  selectionFeature,
  syncDataLoaderFeature,
} from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement as h, useRef } from 'react';
import { createRoot } from 'react-dom/client';

const asked = new URLSearchParams(window.location.search);
const categories = Number(asked.get('categories'));
const fanOut = Number(asked.get('fanOut'));
const ids = Array.from({ length: categories }, (_, at) => `c${at}`);
const children = new Map<string, string[]>([['root', ids.slice(0, fanOut)]]);
for (const [at, id] of ids.entries()) {
  const own = ids.slice((at + 1) * fanOut, (at + 2) * fanOut);
  if (own.length > 0) children.set(id, own);
}

function BareTree() {
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useTree<string>({
    rootItemId: 'root',
    getItemName: (item) => `Category ${item.getId().slice(1)} of the generated tree`,
    isItemFolder: (item) => (children.get(item.getId())?.length ?? 0) > 0,
    dataLoader: { getItem: (id) => id, getChildren: (id) => children.get(id) ?? [] },
    initialState: { expandedItems: [...children.keys()] },
    canReorder: true,
    indent: 18,
    onDrop: createOnDropHandler((item, next) => void children.set(item.getId(), next)),
    features: [
      syncDataLoaderFeature,
      selectionFeature,
      hotkeysCoreFeature,
      dragAndDropFeature,
      keyboardDragAndDropFeature,
      propMemoizationFeature,
    ],
  });
  const items = tree.getItems();
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 30,
    overscan: 10,
  });
  const rows = virtual.getVirtualItems().map(({ index, start }) => {
    const item = items[index];
    if (!item) return null;
    const style = {
      transform: `translateY(${start}px)`,
      paddingLeft: item.getItemMeta().level * 18,
    };
    return h(
      'div',
      { ...item.getProps(), key: item.getId(), 'data-row': item.getId(), style },
      item.getItemName(),
    );
  });
  const height = { height: virtual.getTotalSize(), position: 'relative' } as const;
  return h(
    'div',
    { id: 'scroller', ref: scroller },
    h('div', { ...tree.getContainerProps('Categories'), style: height }, rows),
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(h(BareTree));
