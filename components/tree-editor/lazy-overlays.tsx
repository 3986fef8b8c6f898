'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';

import { useEditor } from './editor-context';

const load = () => import('./overlays').then((module) => module.Overlays);
const Overlays = dynamic(load, { ssr: false });

/** The menus and dialogs, whose code comes after the page's own. */
export function LazyOverlays() {
  const { overlay } = useEditor();
  useEffect(() => {
    load().catch((cause: unknown) => console.warn('The menus will be loaded when used.', cause));
  }, []);
  return overlay && <Overlays />;
}
