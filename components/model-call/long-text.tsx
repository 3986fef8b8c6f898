'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/words';

/** Characters that are shown at once. */
const shown = 1_500;

interface LongTextProps {
  /** Names it for those who tab to it. */
  readonly label: string;
  readonly text: string;
}

/** Text exactly as it is, line breaks included; a long one is cut until it is asked for. */
export function LongText({ label, text }: LongTextProps) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > shown * 1.2;
  return (
    <div className="rounded-md border bg-sunken">
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a text longer than its box is scrolled by keys
        tabIndex={0}
        className="max-h-[28rem] overflow-auto px-3 py-2"
      >
        <pre className="wrap-anywhere whitespace-pre-wrap font-mono text-xs leading-relaxed">
          {isLong && !isWhole ? `${text.slice(0, shown)}…` : text}
        </pre>
      </section>
      {isLong && (
        <Button
          variant="ghost"
          size="sm"
          className="m-1"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : `Show all ${formatCount(text.length)} characters`}
        </Button>
      )}
    </div>
  );
}
