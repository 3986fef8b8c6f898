import { describe, expect, it } from 'vitest';

import { toHtml } from '@/lib/exchange/html';
import { toOpml } from '@/lib/exchange/opml';
import { toSkos } from '@/lib/exchange/skos';
import { toSheets } from '@/lib/exchange/spreadsheet';
import { toXlsx } from '@/lib/exchange/xlsx';
import { treeFromRows } from '@/lib/tree/rows';

import { library, written } from './library';

/** Names of the elements in the order they begin and end; fails where they do not nest. */
function expectNested(markup: string, voids: ReadonlySet<string>): void {
  const open: string[] = [];
  for (const [, slash, name = '', self] of markup.matchAll(/<(\/?)([a-zA-Z]+)[^>]*?(\/?)>/g)) {
    if (voids.has(name) || self === '/') continue;
    if (slash === '') open.push(name);
    else expect(open.pop()).toBe(name);
  }
  expect(open).toEqual([]);
}

describe('the HTML page', () => {
  it('needs nothing else, and runs no text of a study', () => {
    const page = written(toHtml(library()));
    expect(page).not.toMatch(
      /(?:src|href)="(?!https:\/\/(?:doi\.org|pubmed\.ncbi\.nlm\.nih\.gov|example\.org))/,
    );
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).toContain('&#60;/script&#62;&#60;script&#62;alert(1)');
    expectNested(
      page.replace(/<script>[\s\S]*<\/script>|<style>[\s\S]*<\/style>|<!doctype html>/g, ''),
      new Set(['meta', 'input']),
    );
  });

  it('lists each study in each of its categories, and the uncategorised', () => {
    const page = written(toHtml(library()));
    expect(page.match(/class="study"/g)).toHaveLength(5);
    expect(page).toContain('<b>Uncategorised</b> <span class="count">1</span>');
    expect(page).toContain('<b>Interventions</b> <span class="count">2</span>');
  });
});

describe('OPML', () => {
  it('nests categories and links studies', () => {
    const text = written(toOpml(library()));
    expectNested(text, new Set(['xml']));
    expect(text).toContain('text="E-mail reminders &#38; &#34;nudges&#34;: a &#60;trial&#62;"');
    expect(text).toContain('type="link" url="https://doi.org/10.1000/a_b"');
  });

  it('takes a chain of any depth', () => {
    const categories = Array.from({ length: 20_000 }, (_, index) => ({
      ...{ id: `c${index}`, parentId: index === 0 ? null : `c${index - 1}`, index: 0 },
      ...{ name: `Level ${index}`, scopeNote: '' },
    }));
    const value = treeFromRows({ studyIds: [], categories, assignments: [] });
    const text = written(toOpml({ title: 'Deep', value, studies: [] }));
    expect(text.match(/<outline/g)).toHaveLength(20_000);
    expect(text.match(/<\/outline>/g)).toHaveLength(20_000);
  });
});

describe('SKOS', () => {
  it('says of each category what is broader, and of each study its subjects', () => {
    const text = written(toSkos(library()));
    expect(text).toContain('skos:hasTopConcept <urn:espalier:category:interventions>');
    expect(text).toMatch(
      /category:alerts> a skos:Concept ;\n {2}skos:prefLabel "Alerts" ;\n {2}skos:broader <urn:espalier:category:interventions>/,
    );
    expect(text).toMatch(
      /<https:\/\/doi\.org\/10\.1000\/a_b> a [^.]*\.?[^<]*dcterms:subject <urn:espalier:category:reminders>/,
    );
    expect(text).toContain('"E-mail reminders & \\"nudges\\": a <trial>"');
  });
});

describe('the workbook', () => {
  it('has the studies, and a matrix for each root category', () => {
    const [studies, interventions, barriers] = toSheets(library());
    expect(studies?.rows).toHaveLength(5);
    expect(interventions?.rows).toEqual([
      ['number', 'study', 'Interventions', 'Reminders', 'Alerts'],
      [0, 'E-mail reminders & "nudges": a <trial>', '(x)', 'x', null],
      [1, "'=SUM(A1)", '(x)', 'x', 'x'],
    ]);
    expect(barriers?.name).toBe('Barriers');
  });

  it('gives sheets names that spreadsheets take, each once', () => {
    const { value, ...rest } = library();
    const renamed = Object.fromEntries(
      Object.entries(value.categories).map(([id, category]) => [
        id,
        category.parentId === null
          ? { ...category, name: 'A/very:long*name? of [a] root category' }
          : category,
      ]),
    );
    const names = toSheets({ ...rest, value: { ...value, categories: renamed } }).map(
      ({ name }) => name,
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
    }
  });

  it('is a file that begins as a zip', async () => {
    const bytes = await toXlsx(library());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
