'use client';

import type { ComponentProps } from 'react';
import Markdown from 'react-markdown';

const look = [
  'wrap-anywhere space-y-2.5 text-ink-soft text-sm leading-relaxed',
  '[&_h1]:font-semibold [&_h1]:text-base [&_h1]:text-ink [&_h2]:pt-1.5 [&_h2]:font-semibold [&_h2]:text-ink',
  '[&_h3]:font-medium [&_h3]:text-ink [&_strong]:font-semibold [&_strong]:text-ink',
  '[&_ul]:list-disc [&_ol]:list-decimal [&_:is(ul,ol)]:space-y-1.5 [&_:is(ul,ol)]:pl-5 marker:[&_li]:text-ink-faint',
  '[&_blockquote]:border-l-2 [&_blockquote]:pl-3 [&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1',
  '[&_pre]:overflow-x-auto [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-2 [&_hr]:my-4',
].join(' ');

/** Leads out of the page, and tells the other site nothing. */
function OuterLink({ href, children }: ComponentProps<'a'>) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="text-leaf-ink underline">
      {children}
    </a>
  );
}

/** Markdown without HTML, which is shown as it was typed, and without pictures, which would be fetched elsewhere. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className={look}>
      <Markdown disallowedElements={['img']} components={{ a: OuterLink }}>
        {text}
      </Markdown>
    </div>
  );
}
