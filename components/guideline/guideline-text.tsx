'use client';

import dynamic from 'next/dynamic';

import { Spinner } from '@/components/ui/spinner';

/** A guideline that somebody wrote, drawn once what reads Markdown is loaded. */
export const GuidelineText = dynamic(
  () => import('./markdown-text').then((module) => module.MarkdownText),
  {
    ssr: false,
    loading: () => (
      <p role="status" className="flex items-center gap-2 text-ink-soft text-sm">
        <Spinner /> Loading the guideline…
      </p>
    ),
  },
);
