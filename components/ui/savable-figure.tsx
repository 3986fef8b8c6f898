'use client';

import { type ReactNode, useId, useRef } from 'react';

import { SavePicture } from './save-picture';

interface SavableFigureProps {
  readonly title: string;
  /** What the picture is saved as. */
  readonly name: string;
  /** What it shows and how to read it. */
  readonly about?: ReactNode;
  /** One <svg>, legend and all: what is outside of it is not in the file. */
  readonly children: ReactNode;
}

/** A drawing with its title, to be saved; it scrolls where it has to. */
export function SavableFigure({ title, name, about, children }: SavableFigureProps) {
  const frame = useRef<HTMLElement>(null);
  const heading = useId();
  return (
    <figure className="rounded-lg border bg-surface">
      <figcaption className="flex flex-wrap items-center justify-between gap-x-4 px-3 pt-1.5 pb-0.5">
        <h2 id={heading} className="py-1 font-semibold">
          {title}
        </h2>
        <SavePicture name={name} drawing={() => frame.current?.querySelector('svg') ?? null} />
      </figcaption>
      {about && <p className="max-w-[75ch] px-3 pb-2 text-pretty text-ink-soft text-sm">{about}</p>}
      <section
        ref={frame}
        aria-labelledby={heading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
        className="overflow-auto px-3 pb-3"
      >
        {children}
      </section>
    </figure>
  );
}
