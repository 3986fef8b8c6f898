import Link from 'next/link';

import { cell, FigureTable, firstCell, ShareCell } from '@/components/figure-table/figure-table';
import { textLinkClass } from '@/components/ui/text-link';
import { formatCount } from '@/components/ui/words';
import type { Quality, QualityPart, QualityScores } from '@/lib/api/quality-contract';

import { confusionsFile, levelsFile, partsFile, placesFile } from './quality-files';
import { turnWords } from './quality-words';

export interface TableProps {
  readonly quality: Quality;
  /** What all of the page is called. */
  readonly name: string;
}

export const scoreHead = ['Precision', 'Recall', 'F1', 'Right', 'Wrong', 'Missing'] as const;

export function ScoreCells({ scores }: { scores: QualityScores }) {
  const { precision, recall, f1, right, wrong, missing } = scores;
  return (
    <>
      <ShareCell estimate={precision} />
      <ShareCell estimate={recall} />
      <ShareCell estimate={f1} />
      <td className={cell}>{formatCount(right)}</td>
      <td className={cell}>{formatCount(wrong)}</td>
      <td className={cell}>{formatCount(missing)}</td>
    </>
  );
}

export function LevelsTable({ quality, name }: TableProps) {
  return (
    <FigureTable
      caption="Assignments by level"
      about="A study counts in its category and in each above it. Wrong: the tree has it there and it does not belong; missing: the other way round."
      file={{ name: `${name}, by level`, table: levelsFile(quality) }}
      head={['Level', ...scoreHead]}
    >
      {quality.levels.map((level, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the level.
        <tr key={index}>
          <th scope="row" className={firstCell}>
            {index === 0 ? '1, root categories' : index + 1}
          </th>
          <ScoreCells scores={level} />
        </tr>
      ))}
    </FigureTable>
  );
}

interface PartsTableProps {
  readonly caption: string;
  readonly parts: readonly QualityPart[];
  /** Of the first column: "Model". */
  readonly kind: string;
  readonly name: string;
  /** The page narrowed down to a part. */
  readonly hrefOf: (key: string) => string;
}

/** The same figures for each topic, run, model or version of a prompt. Nothing where there is none. */
export function PartsTable({ caption, parts, kind, name, hrefOf }: PartsTableProps) {
  if (parts.length === 0) return null;
  return (
    <FigureTable
      caption={caption}
      file={{ name: `${name}, ${caption.toLowerCase()}`, table: partsFile(parts, kind) }}
      head={[kind, 'Corrections', 'Links kept', 'Groups coherent', 'Precision', 'Recall', 'F1']}
    >
      {parts.map(({ key, label, corrections, links, groups, assignments }) => (
        <tr key={key}>
          <th scope="row" className={firstCell}>
            <Link
              href={hrefOf(key)}
              className={`block max-w-80 truncate max-sm:w-32 ${textLinkClass}`}
              title={label}
            >
              {label}
            </Link>
          </th>
          <td className={cell}>{formatCount(corrections)}</td>
          <ShareCell estimate={links} />
          <ShareCell estimate={groups} />
          <ShareCell estimate={assignments.precision} />
          <ShareCell estimate={assignments.recall} />
          <ShareCell estimate={assignments.f1} />
        </tr>
      ))}
    </FigureTable>
  );
}

const shownAtMost = 20;

export function ConfusionsTable({ quality, name }: TableProps) {
  const { confusions } = quality;
  if (confusions.length === 0) return null;
  return (
    <FigureTable
      caption="Moved from one category to another"
      about={`By how often it happened; ${listedWords(confusions.length)}.`}
      file={{ name: `${name}, confusions`, table: confusionsFile(quality) }}
      head={['The tree’s category', 'The expert’s', 'Which is', 'Studies']}
    >
      {confusions.slice(0, shownAtMost).map(({ from, to, turn, times }) => (
        <tr key={`${from}\n${to}\n${turn}`}>
          <th scope="row" className={firstCell}>
            <span className="block max-w-80 whitespace-normal max-sm:w-32">{from}</span>
          </th>
          <td className={cell}>
            <span className="ml-auto block max-w-80 whitespace-normal max-sm:w-32">{to}</span>
          </td>
          <td className={`${cell} text-ink-soft`}>{turnWords[turn]}</td>
          <td className={cell}>{formatCount(times)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

function listedWords(count: number): string {
  return count > shownAtMost
    ? `the first ${shownAtMost} of ${count} are shown, the file has all`
    : 'all are shown';
}

export function PlacesTable({ quality, name }: TableProps) {
  const { missing, needless } = quality;
  const rows = [
    ...missing.map((each) => ({ ...each, put: true })),
    ...needless.map((each) => ({ ...each, isAdded: false, put: false })),
  ].sort((a, b) => b.times - a.times);
  if (rows.length === 0) return null;
  return (
    <FigureTable
      caption="Missing and needless places"
      about={`Studies that were put into a category without being taken out of another, and the other way round; ${listedWords(rows.length)}.`}
      file={{ name: `${name}, missing and needless places`, table: placesFile(quality) }}
      head={['Category', 'Studies put in', 'Studies taken out']}
    >
      {rows.slice(0, shownAtMost).map(({ category, put, isAdded, times }) => (
        <tr key={`${category}\n${put}\n${isAdded}`}>
          <th scope="row" className={firstCell}>
            <span className="block max-w-80 whitespace-normal max-sm:w-32">{category}</span>
            {isAdded && <span className="block text-ink-faint text-xs">added by an expert</span>}
          </th>
          <td className={cell}>{put ? formatCount(times) : ''}</td>
          <td className={cell}>{put ? '' : formatCount(times)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
