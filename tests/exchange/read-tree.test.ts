import { describe, expect, it } from 'vitest';

import { toOpml } from '@/lib/exchange/opml';
import { readTreeFile } from '@/lib/exchange/read/read-tree';
import { toImportedRows } from '@/lib/exchange/read/to-rows';
import { toSkos } from '@/lib/exchange/skos';
import type { TreeExport } from '@/lib/exchange/tree-export';
import { tree } from '../support/tree-dsl';
import { study } from './library';

const read = (text: string, name = 'tree.txt') =>
  readTreeFile(name, new TextEncoder().encode(text));

/** One line an entry, indented by level. */
function shape(text: string): string[] {
  const { entries } = read(text);
  const depths = new Map<string | null, number>([[null, -1]]);
  return entries.map(({ key, parentKey, name, scopeNote }) => {
    const depth = (depths.get(parentKey) ?? 0) + 1;
    depths.set(key, depth);
    return `${'  '.repeat(depth)}${name}${scopeNote === '' ? '' : ` (${scopeNote})`}`;
  });
}

const nudges = ['Interventions', '  Reminders', '    E-mail', '  Alerts', 'Barriers'];

describe('a tree file is told by its content', () => {
  it.each([
    ['Markdown bullets', '- Interventions\n  - Reminders\n    - E-mail\n  - Alerts\n- Barriers'],
    ['bare indentation by tabs', 'Interventions\n\tReminders\n\t\tE-mail\n\tAlerts\nBarriers'],
    ['indentation by any step', 'Interventions\n   Reminders\n        E-mail\n   Alerts\nBarriers'],
    ['headings', '# Interventions\n## Reminders\n### E-mail\n## Alerts\n# Barriers'],
    [
      'headings with bullets below, under a title',
      '# My tree\n\n## Interventions\n\n- **Reminders**\n  - E-mail\n- Alerts\n\n## Barriers',
    ],
    [
      'numbers',
      '1. Interventions\n   1.1 Reminders\n      1.1.1 E-mail\n   1.2 Alerts\n2. Barriers',
    ],
    [
      'levels in columns',
      'level 1,level 2,level 3\nInterventions,,\nInterventions,Reminders,\nInterventions,Reminders,E-mail\nInterventions,Alerts,\nBarriers,,',
    ],
    [
      'a column of paths',
      'path;x\nInterventions > Reminders > E-mail;1\nInterventions > Alerts;2\nBarriers;3',
    ],
    [
      'OPML',
      '<?xml version="1.0"?><opml version="2.0"><body><outline text="Interventions"><outline text="Reminders"><outline text="E-mail"/></outline><outline text="Alerts"/></outline><outline text="Barriers"/></body></opml>',
    ],
    [
      'nested JSON',
      '[{"name":"Interventions","children":[{"name":"Reminders","children":[{"name":"E-mail"}]},{"name":"Alerts"}]},{"name":"Barriers"}]',
    ],
    [
      'Turtle',
      `@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <urn:x:> .
      :i a skos:Concept ; skos:prefLabel "Interventionen"@de, "Interventions"@en .
      :r a skos:Concept ; skos:prefLabel "Reminders" ; skos:broader :i .
      :e a skos:Concept ; skos:prefLabel "E-mail" ; skos:broader :r .
      :a a skos:Concept ; skos:prefLabel "Alerts" ; skos:broader :i .
      :b a skos:Concept ; skos:prefLabel "Barriers" .`,
    ],
  ])('as %s', (_, text) => {
    expect(shape(text)).toEqual(nudges);
  });
});

describe('what a tree cannot hold is reported', () => {
  const rdf = (body: string) =>
    `<rdf:RDF xmlns:rdf="x" xmlns:skos="http://www.w3.org/2004/02/skos/core#">${body}</rdf:RDF>`;
  const concept = (id: string, label: string, rest = '') =>
    `<skos:Concept rdf:about="${id}">${label && `<skos:prefLabel xml:lang="en">${label}</skos:prefLabel>`}${rest}</skos:Concept>`;
  const below = (id: string) => `<skos:broader rdf:resource="${id}"/>`;

  it('a concept under two others has its first place, and says where else it was', () => {
    const { entries, dropped } = read(
      rdf(concept('a', 'A') + concept('b', 'B') + concept('c', 'C', below('a') + below('b'))),
    );
    expect(entries.find(({ name }) => name === 'C')?.parentKey).toBe('a');
    expect(dropped).toEqual([
      { line: null, text: 'C', reason: 'it is also below “B”; a category has one place' },
    ]);
  });

  it('concepts in a circle, and those without a name, are left out and named', () => {
    const { entries, dropped } = read(
      rdf(
        concept('a', 'A', below('b')) +
          concept('b', 'B', below('a')) +
          concept('c', '') +
          concept('d', 'D'),
      ),
    );
    expect(entries.map(({ name }) => name)).toEqual(['D']);
    expect(dropped.map(({ text, reason }) => `${text}: ${reason}`)).toEqual([
      'c: it has no preferred label',
      'A: it is below itself',
      'B: it is below itself',
    ]);
  });

  it('a row with a gap in its path is named by its line', () => {
    const { dropped } = read('level 1,level 2,level 3\nA,,C\nB,,');
    expect(dropped).toEqual([
      { line: 2, text: 'A >  > C', reason: 'a level on its path is empty' },
    ]);
  });

  it.each([
    ['JSON', '{"categories": ['],
    ['JSON', '{"name": 5}'],
    ['Turtle', '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . :a a'],
    ['no text', 'PK\0\0'],
    ['holds no category', '   \n'],
  ])('a broken file is refused with a sentence about it: %s', (words, text) => {
    expect(() => read(text)).toThrow(words);
  });

  it('takes no document type and no entity of it', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><opml><body><outline text="&b;"/></body></opml>';
    expect(read(bomb).entries[0]?.name).toBe('&b;');
  });
});

describe('studies of one title', () => {
  const value = tree`
    Interventions [s0]
      Alerts [s1]
    Barriers [s2]
  `;
  const studies = [0, 1, 2].map((number) =>
    study(`s${number}`, number, { title: number < 2 ? 'Effects of nudges' : 'Posters' }),
  );
  const exported: TreeExport = { title: 'Nudging', value, studies };
  const imported = (text: string) => {
    const { categories, assignments, dropped } = toImportedRows(read(text), studies);
    const nameOf = new Map(categories.map(({ id, name }) => [id, name]));
    const places = assignments.map(({ categoryId, studyId }) => [nameOf.get(categoryId), studyId]);
    return { places, dropped };
  };

  it.each([
    ['OPML', toOpml],
    ['SKOS', toSkos],
  ])('are told apart by their numbers in %s', (_format, write) => {
    expect(imported([...write(exported)].join(''))).toEqual({
      places: [
        ['Interventions', 's0'],
        ['Alerts', 's1'],
        ['Barriers', 's2'],
      ],
      dropped: [],
    });
  });

  it('are not guessed at where nothing tells them apart', () => {
    const { places, dropped } = imported(
      '- Alerts\n  - Effects of nudges\n- Barriers\n  - Posters',
    );
    expect(places).toEqual([['Barriers', 's2']]);
    expect(dropped).toEqual([
      {
        line: 2,
        text: 'Effects of nudges',
        reason: 'several studies of this topic have this title',
      },
    ]);
  });

  it('are only told among each other by numbers, which another topic gives otherwise', () => {
    const other = studies.map((each) => ({ ...each, number: 2 - each.number }));
    const text = [...toOpml(exported)].join('');
    const { assignments } = toImportedRows(read(text), other);
    expect(assignments.map(({ studyId }) => studyId)).toEqual(['s1', 's2']);
  });
});
