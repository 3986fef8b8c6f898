import Link from 'next/link';

import {
  cell,
  EstimateCell,
  FigureTable,
  firstCell,
  firstCellText,
} from '@/components/figure-table/figure-table';
import { figureWords, shareWords } from '@/components/figure-table/figure-words';
import { Badge } from '@/components/ui/badge';
import { textLinkClass } from '@/components/ui/text-link';
import { formatCount } from '@/components/ui/words';
import type { Agreement } from '@/lib/api/agreement-contract';

import { annotatorsFile, categoriesFile, measures, measuresFile, pairsFile } from './table-files';

interface TableProps {
  readonly agreement: Agreement;
  /** What all of the page is called. */
  readonly name: string;
}

export function MeasuresTable({ agreement, name }: TableProps) {
  return (
    <FigureTable
      caption="Over all"
      file={{ name: `${name}, over all`, table: measuresFile(agreement) }}
      head={['Items', 'Krippendorff’s alpha', 'Cohen’s kappa', 'All agree', 'How many']}
    >
      {measures.map(([name, label, about]) => {
        const { alpha, kappa, agreed } = agreement.measures[name];
        return (
          <tr key={name}>
            <th scope="row" className={firstCell}>
              <span className={firstCellText}>{label}</span>
              <span className={`${firstCellText} text-ink-faint text-xs`}>{about}</span>
            </th>
            <EstimateCell estimate={alpha} />
            <EstimateCell estimate={kappa} />
            <td className={cell}>{shareWords(agreed)}</td>
            <td className={cell}>{formatCount(alpha.items)}</td>
          </tr>
        );
      })}
    </FigureTable>
  );
}

export function AnnotatorsTable({ agreement, name }: TableProps) {
  return (
    <FigureTable
      caption="By annotator"
      file={{ name: `${name}, by annotator`, table: annotatorsFile(agreement) }}
      about="Each beside all the others at once: Cohen’s kappa, and F1 with the categories above."
      head={[
        ...(['Annotator', 'Decided', 'Edits', 'Added categories'] as const),
        ...['Links', 'Siblings', 'Assignments', 'F1'],
      ]}
    >
      {agreement.annotators.map((each) => (
        <tr key={each.treeId}>
          <th scope="row" className={firstCell}>
            <Link href={`/trees/${each.treeId}`} className={textLinkClass}>
              {each.name}
            </Link>{' '}
            {each.completedAt === null && <Badge>open</Badge>}
          </th>
          <td className={cell}>{formatCount(each.decided)}</td>
          <td className={cell}>{formatCount(each.editsFromBase)}</td>
          <td className={cell}>{formatCount(each.addedCategories)}</td>
          <EstimateCell estimate={each.links} />
          <EstimateCell estimate={each.siblings} />
          <EstimateCell estimate={each.assignments} />
          <EstimateCell estimate={each.f1} />
        </tr>
      ))}
    </FigureTable>
  );
}

export function PairsTable({ agreement, name }: TableProps) {
  const nameOf = (index: number) => agreement.annotators[index]?.name ?? '';
  return (
    <FigureTable
      caption="Two by two"
      file={{ name: `${name}, two by two`, table: pairsFile(agreement) }}
      head={[
        'Annotators',
        'Links, kappa',
        'Siblings, kappa',
        'Assignments, kappa',
        'Precision',
        'Recall',
        'F1, with categories above',
        'Edits apart',
      ]}
    >
      {agreement.pairs.map((pair) => (
        <tr key={`${pair.first} ${pair.second}`}>
          <th scope="row" className={firstCell}>
            <span className={firstCellText}>
              {nameOf(pair.first)} and {nameOf(pair.second)}
            </span>
          </th>
          <EstimateCell estimate={pair.links} />
          <EstimateCell estimate={pair.siblings} />
          <EstimateCell estimate={pair.assignments} />
          <td className={cell}>{figureWords(pair.precision)}</td>
          <td className={cell}>{figureWords(pair.recall)}</td>
          <EstimateCell estimate={pair.f1} />
          <td className={cell}>{formatCount(pair.edits)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

type Votes = Agreement['rootSiblings'];

/** "2 yes, 1 no"; "–" where nobody has decided. */
function votesWords(votes: Votes): string {
  const count = (vote: number) => votes.filter((each) => each === vote).length;
  const parts = [
    ...(count(1) > 0 ? [`${count(1)} yes`] : []),
    ...(count(0) > 0 ? [`${count(0)} no`] : []),
  ];
  return parts.join(', ') || '–';
}

function VotesCell({ votes }: { votes: Votes }) {
  const isDisputed = votes.includes(0) && votes.includes(1);
  return <td className={`${cell} ${isDisputed ? 'text-danger-ink' : ''}`}>{votesWords(votes)}</td>;
}

export function CategoriesTable({ agreement, name }: TableProps) {
  return (
    <FigureTable
      caption="By category"
      file={{ name: `${name}, by category`, table: categoriesFile(agreement) }}
      head={[
        'Category',
        'Link',
        'Categories below',
        'Studies, alpha',
        'All agree',
        'In dispute',
        'Items',
      ]}
    >
      {agreement.categories.map((category) => (
        <tr key={category.id}>
          <th scope="row" className={firstCell}>
            <span
              className={`${firstCellText} sm:truncate`}
              title={category.name}
              style={{ paddingInlineStart: `${Math.min(category.depth, 8) * 0.9}rem` }}
            >
              {category.name}
            </span>
          </th>
          <VotesCell votes={category.link} />
          <VotesCell votes={category.siblings} />
          <EstimateCell estimate={category.assignments.alpha} />
          <td className={cell}>{shareWords(category.assignments.agreed)}</td>
          <td className={`${cell} ${category.disputed > 0 ? 'font-medium text-danger-ink' : ''}`}>
            {formatCount(category.disputed)}
          </td>
          <td className={cell}>{formatCount(category.assignments.alpha.items)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
