'use client';

import Link from 'next/link';
import { useState } from 'react';

import { FigureTable, firstCell } from '@/components/figure-table/figure-table';
import { Button } from '@/components/ui/button';
import { textLinkClass } from '@/components/ui/text-link';
import { counted, formatCount } from '@/components/ui/words';
import type { Quality } from '@/lib/api/quality-contract';

import { categoriesFile } from './quality-files';
import { ScoreCells, scoreHead } from './tables';

const atOnce = 25;

interface CategoriesTableProps {
  readonly categories: Quality['categories'];
  /** Categories that are not in the list. */
  readonly leftOut: number;
  readonly name: string;
  /** Whether categories of several topics are in it. */
  readonly withTopic: boolean;
}

/** The categories with the most errors first. */
export function CategoriesTable({ categories, leftOut, name, withTopic }: CategoriesTableProps) {
  const [count, setCount] = useState(atOnce);
  if (categories.length === 0) return null;
  const rest = leftOut > 0 ? ` ${counted(leftOut, 'more')} with fewer errors.` : '';
  return (
    <div>
      <FigureTable
        caption="Assignments by category"
        about={`Those with the most errors first.${rest}`}
        file={{ name: `${name}, by category`, table: categoriesFile(categories) }}
        head={['Category', ...scoreHead]}
      >
        {categories
          .slice(0, count)
          .map(({ treeId, topic, id, name: category, level, ...scores }) => (
            <tr key={`${treeId} ${id}`}>
              <th scope="row" className={firstCell}>
                <Link
                  href={`/trees/${treeId}`}
                  title={category}
                  className={`block max-w-80 truncate max-sm:w-32 ${textLinkClass}`}
                >
                  {category}
                </Link>
                <span className="block max-w-80 truncate text-ink-faint text-xs max-sm:w-32">
                  level {level}
                  {withTopic && `, ${topic}`}
                </span>
              </th>
              <ScoreCells scores={scores} />
            </tr>
          ))}
      </FigureTable>
      {categories.length > count && (
        <Button className="mt-2" onClick={() => setCount(count + 4 * atOnce)}>
          Show more of {formatCount(categories.length)} categories
        </Button>
      )}
    </div>
  );
}
