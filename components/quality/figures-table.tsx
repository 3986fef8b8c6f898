import {
  cell,
  FigureTable,
  firstCell,
  firstCellText,
  ShareCell,
} from '@/components/figure-table/figure-table';
import { formatCount } from '@/components/ui/words';
import type { Quality } from '@/lib/api/quality-contract';

import { figuresFile } from './quality-files';
import { coverageWords } from './quality-words';

/** Below this, one item more may change the picture. */
const fewItems = 30;

interface FiguresTableProps {
  readonly quality: Quality;
  /** What all of the page is called. */
  readonly name: string;
}

/** The five figures, each with what it means and what it rests on. */
export function FiguresTable({ quality, name }: FiguresTableProps) {
  const { all, coverage } = quality;
  const { precision, recall, f1 } = all.assignments;
  const rows = [
    [
      'Links kept',
      'Of the links that were decided, those that the experts left standing',
      all.links,
      coverage.links,
    ],
    [
      'Sibling groups coherent',
      'Of the groups that were decided, those that form one sensible division',
      all.groups,
      coverage.groups,
    ],
    [
      'Precision',
      'Of the studies that the tree has in a category, those that belong there',
      precision,
      coverage.pairs,
    ],
    [
      'Recall',
      'Of the studies that belong in a category, those that the tree has there',
      recall,
      coverage.pairs,
    ],
    [
      'F1',
      'Precision and recall in one figure, the lower of them weighing more',
      f1,
      coverage.pairs,
    ],
  ] as const;
  return (
    <FigureTable
      caption="The figures"
      about="Below each share is the range of its middle 95 % when the items are drawn again: the fewer items, the wider it is."
      file={{ name: `${name}, the figures`, table: figuresFile(quality) }}
      head={['Figure', 'Share', 'Rests on', 'Decided so far']}
    >
      {rows.map(([label, meaning, estimate, decided]) => (
        <tr key={label}>
          <th scope="row" className={firstCell}>
            <span className={firstCellText}>{label}</span>
            <span className="block max-w-md whitespace-normal text-ink-faint text-xs max-sm:w-32">
              {meaning}
            </span>
          </th>
          <ShareCell estimate={estimate} />
          <td className={cell}>
            <span className="block">{formatCount(estimate.items)}</span>
            {estimate.items > 0 && estimate.items < fewItems && (
              <span className="block text-2xs text-warn-ink">few: a hint at most</span>
            )}
          </td>
          <td className={cell}>{coverageWords(decided)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
