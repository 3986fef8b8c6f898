'use client';

import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';

import { Spinner } from '@/components/ui/spinner';

import { useEditor } from './editor-context';
import { kindInWords } from './kind-in-words';
import { Splitter } from './splitter';
import { placeOf, rowIdOf } from './use-category-tree';

const Icicle = dynamic(() => import('@/components/tree-diagram/icicle').then((m) => m.Icicle), {
  ssr: false,
  loading: () => <Spinner className="m-auto" />,
});

/** The picture of the tree over the studies: what is clicked in it is what they are listed of. */
export function PicturePane() {
  const { data, value, counts, spot, goTo, matchCounts } = useEditor();
  const [height, setHeight] = useState(380);
  const uncategorised = counts.uncategorised.length;
  const source = useMemo(
    () => ({ value, direct: counts.direct, effective: counts.effective, uncategorised }),
    [value, counts, uncategorised],
  );
  return (
    <>
      <section
        aria-label="Picture"
        className="flex min-h-0 shrink-0 flex-col bg-surface"
        style={{ height }}
      >
        <Icicle
          name={`${data.topic.title}: ${kindInWords(data)}`}
          source={source}
          selected={rowIdOf(spot.place)}
          onSelect={(id) => goTo(id === null ? { kind: 'all' } : placeOf(id))}
          found={matchCounts?.shown ?? null}
        />
      </section>
      <Splitter
        label="Height of the picture"
        orientation="horizontal"
        size={height}
        least={160}
        most={720}
        onSize={setHeight}
      />
    </>
  );
}
