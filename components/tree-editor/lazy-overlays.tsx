'use client';

import dynamic from 'next/dynamic';
import { useEarlyLoad } from '@/components/ui/use-early-load';

import { useEditor } from './editor-context';

const load = () => import('./overlays').then((module) => module.Overlays);
const Overlays = dynamic(load, { ssr: false });
const early = [load];

/** The menus and dialogs, whose code comes after the page's own. */
export function LazyOverlays() {
  const { overlay } = useEditor();
  useEarlyLoad(early);
  return overlay && <Overlays />;
}
