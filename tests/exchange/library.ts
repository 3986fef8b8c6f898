import type { ExportedStudy, TreeExport } from '@/lib/exchange/tree-export';

import { tree } from '../support/tree-dsl';

export function study(
  id: string,
  number: number,
  rest: Partial<ExportedStudy> = {},
): ExportedStudy {
  return {
    ...{ id, number, title: `Study ${number}`, abstract: '', year: null, doi: null, pmid: null },
    ...{ authors: [], journal: null, url: null, keywords: [], claim: null },
    ...rest,
  };
}

/** Two hierarchies over four studies, one of them uncategorised. */
export function library(): TreeExport {
  const value = tree`
    Interventions
      Reminders [s0 s1]
      Alerts [s1]
    Barriers [s2]
    - s3
  `;
  const studies = [
    study('s0', 0, {
      title: 'E-mail reminders & "nudges": a <trial>',
      abstract: 'Background.\nWe sent e-mails.',
      year: 2019,
      doi: '10.1000/a_b',
      authors: ['Smith, Jane', 'Lee, Kim'],
      journal: 'Journal of Nudging',
      keywords: ['nudge', 'e-mail'],
      claim: 'Reminders help.',
    }),
    study('s1', 1, { title: '=SUM(A1)', pmid: '12345678', authors: ['Garcia M'] }),
    study('s2', 2, { title: '</script><script>alert(1)</script>', url: 'https://example.org/x' }),
    study('s3', 3, { title: '', abstract: 'Only an abstract {with} 50% of $ signs_' }),
  ];
  return { title: 'Nudging & more', value, studies };
}

export const written = (pieces: Iterable<string>): string => [...pieces].join('');
