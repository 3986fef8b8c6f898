'use client';

import { type Key, type ReactNode, useState } from 'react';

import { Button } from './button';
import { formatCount } from './words';

const atOnce = 50;

interface LongListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => Key;
  readonly children: (item: T) => ReactNode;
  readonly className?: string;
}

/** A list that begins with 50 items and grows by as many when asked. */
export function LongList<T>({ items, keyOf, children, className }: LongListProps<T>) {
  const [count, setCount] = useState(atOnce);
  const left = items.length - count;
  return (
    <>
      <ul className={className}>
        {items.slice(0, count).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      {left > 0 && (
        <Button className="mt-3" onClick={() => setCount(count + atOnce)}>
          Show {formatCount(Math.min(left, atOnce))} more of {formatCount(left)}
        </Button>
      )}
    </>
  );
}
