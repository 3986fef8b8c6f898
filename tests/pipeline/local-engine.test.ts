import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';

import type { GeneratedTree, InputStudy, RunContext } from '@/lib/pipeline/engine';
import { localEngine } from '@/lib/pipeline/local/engine';

import { wholeReview } from './gold-sets';
import {
  contextWith,
  depthOf,
  generateFrom,
  sampleTopic,
  siblingGroups,
  studiesBelow,
  subtree,
  titled,
  usualSettings,
} from './running';

vi.setConfig({ testTimeout: 60_000 });

const pool = [...sampleTopic(), ...wholeReview().studies];

/** Some real studies, numbered with gaps as withdrawn ones leave them. */
const paperSets = fc.uniqueArray(fc.nat(pool.length - 1), { maxLength: 40 }).map((picks) =>
  picks.flatMap((pick, i): InputStudy[] => {
    const study = pool[pick];
    return study ? [{ ...study, number: 3 * i + 1 }] : [];
  }),
);

const names = (tree: GeneratedTree) => tree.rootCategories.flatMap(subtree).map(({ name }) => name);

const headOf = (name: string) => name.toLowerCase().split(/[\s-]/).pop();

function expectDistinctHeads(tree: GeneratedTree) {
  for (const siblings of siblingGroups(tree)) {
    const heads = siblings.flatMap(({ name }) => name.split(' and ').map(headOf));
    expect(heads).toEqual([...new Set(heads)]);
  }
}

describe('any tree of the local engine', () => {
  it('keeps to the limits and places every study it was given, and no other', async () => {
    const settings = fc.record({
      maxRootCategories: fc.integer({ min: 1, max: 10 }),
      maxDepth: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(paperSets, settings, async (studies, limits) => {
        const { rootCategories } = await generateFrom(studies, limits);
        expect(rootCategories.length).toBeLessThanOrEqual(limits.maxRootCategories);
        for (const root of rootCategories) {
          expect(depthOf(root)).toBeLessThanOrEqual(limits.maxDepth);
        }
        const placed = new Set(rootCategories.flatMap((root) => [...studiesBelow(root)]));
        expect([...placed].sort()).toEqual(studies.map(({ number }) => number).sort());
      }),
      { numRuns: 25 },
    );
  });

  it('has no empty category, no single-child chain and no two siblings of one name', async () => {
    await fc.assert(
      fc.asyncProperty(paperSets, async (studies) => {
        const tree = await generateFrom(studies);
        for (const category of tree.rootCategories.flatMap(subtree)) {
          expect(studiesBelow(category).size).toBeGreaterThan(0);
          if (category.children.length === 1) expect(category.studyNumbers).not.toEqual([]);
          expect(category.studyNumbers).toEqual(
            [...new Set(category.studyNumbers)].sort((a, b) => a - b),
          );
        }
        for (const siblings of siblingGroups(tree)) {
          const lower = siblings.map(({ name }) => name.toLowerCase());
          expect(new Set(lower).size).toBe(lower.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same for the same studies, in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(paperSets, async (studies) => {
        const tree = await generateFrom(studies);
        expect(await generateFrom(studies.toReversed())).toEqual(tree);
      }),
      { numRuns: 10 },
    );
  });
});

describe('the tree of the sample topic', () => {
  const generated = generateFrom(sampleTopic());

  it('has headings that the field knows', async () => {
    const found = names(await generated);
    for (const heading of ['Hand hygiene', 'Reminders', 'Deep vein thrombosis', 'Order sets']) {
      expect(found).toContain(heading);
    }
  });

  it('has at most five root categories, none with more than half of the studies', async () => {
    const { rootCategories } = await generated;
    expect(rootCategories.length).toBeLessThanOrEqual(5);
    for (const root of rootCategories) {
      expect(studiesBelow(root).size).toBeLessThanOrEqual(sampleTopic().length / 2);
    }
  });

  it('has no two siblings with the same head', async () => {
    expectDistinctHeads(await generated);
  });

  it('puts every hand hygiene trial under hand hygiene', async () => {
    const { rootCategories } = await generated;
    const hygiene = rootCategories.find(({ name }) => name === 'Hand hygiene');
    const inTitle = sampleTopic().filter(({ title }) => /hand hygiene/i.test(title));
    expect(inTitle.length).toBeGreaterThan(5);
    for (const { number } of inTitle) {
      expect(hygiene && studiesBelow(hygiene)).toContain(number);
    }
  });

  it('names no category after the kind of text it is', async () => {
    const boilerplate = /^(?:stud(?:y|ies)|results?|effects?|trials?|methods?|patients?|care)$/i;
    for (const name of names(await generated)) expect(name).not.toMatch(boilerplate);
  });

  it('comes with a claim for each study and the twenty most frequent entities', async () => {
    const { claims, entities } = await generated;
    expect(claims.map(({ studyNumber }) => studyNumber)).toEqual(
      sampleTopic().map(({ number }) => number),
    );
    expect(entities).toHaveLength(20);
    const counts = entities.map(({ studies }) => studies);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(entities.map(({ term }) => term)).toContain('decision support');
  });

  it('says in each scope note how many of the studies mention the heading', async () => {
    const { rootCategories } = await generated;
    const hygiene = rootCategories.find(({ name }) => name === 'Hand hygiene');
    expect(hygiene?.scopeNote).toMatch(/^Studies (?:that mention|on) “hand hygiene”/);
    for (const { scopeNote } of rootCategories.flatMap(subtree)) {
      expect(scopeNote.length).toBeGreaterThan(10);
      expect(scopeNote.length).toBeLessThan(400);
    }
  });
});

describe('paper sets that are small or odd', () => {
  const rootNames = async (studies: readonly InputStudy[]) =>
    (await generateFrom(studies)).rootCategories.map(({ name }) => name);

  it('give an empty tree when there are no studies, or none with text', async () => {
    const empty = { claims: [], entities: [], rootCategories: [] };
    expect(await generateFrom([])).toEqual(empty);
    expect(await generateFrom(titled('', ' '))).toEqual(empty);
  });

  it('give one category for one study', async () => {
    const { rootCategories } = await generateFrom(titled('Hand hygiene in intensive care'));
    expect(rootCategories).toMatchObject([{ name: 'Hand hygiene', studyNumbers: [0] }]);
  });

  it('keep two studies apart that have nothing in common', async () => {
    const found = await rootNames(titled('Hand hygiene in wards', 'Antibiotic prescribing'));
    expect(found).toEqual(['Antibiotic prescribing', 'Hand hygiene']);
  });

  it('give one category for many copies of one study', async () => {
    const copies = titled(...Array.from({ length: 30 }, () => 'Reminders for vaccination'));
    const { rootCategories } = await generateFrom(copies);
    expect(rootCategories).toHaveLength(1);
    expect(rootCategories[0]?.studyNumbers).toHaveLength(30);
  });

  it('leave a study without text uncategorised', async () => {
    const { rootCategories } = await generateFrom(titled('Hand hygiene', ''));
    expect(rootCategories.flatMap((root) => [...studiesBelow(root)])).toEqual([0]);
  });

  it('are grouped by their words in other languages and scripts', async () => {
    expect(
      await rootNames(
        titled(
          'Händehygiene auf Station',
          'Händehygiene der Pflege',
          'Antibiotika bei Infekten',
          'Verschreibung von Antibiotika',
        ),
      ),
    ).toEqual(['Antibiotika', 'Händehygiene']);
    const chinese = await generateFrom(
      titled('手卫生依从性研究', '重症监护病房的手卫生', '抗生素处方的干预', '肺炎抗生素处方'),
    );
    expect(chinese.rootCategories.map(({ studyNumbers }) => studyNumbers)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('may hold enormous texts without delay', async () => {
    const long = 'hand hygiene and reminders, '.repeat(20_000);
    const studies = [{ number: 0, title: long, abstract: `RESULTS${' '.repeat(50_000)}${long}` }];
    const { rootCategories, claims } = await generateFrom(studies);
    expect(rootCategories).toHaveLength(1);
    expect(claims[0]?.text.length).toBeLessThanOrEqual(1_000);
  });
});

describe('a run', () => {
  it('stops with the reason when it is cancelled, at any point', async () => {
    const steps = localEngine.steps.map(({ name }) => name);
    for (const step of steps.slice(0, 2)) {
      const cancelling = new AbortController();
      const reason = new Error(`cancelled in ${step}`);
      const context = contextWith({
        signal: cancelling.signal,
        progress: (name) => {
          if (name === step) cancelling.abort(reason);
        },
      });
      const run = localEngine.generate(sampleTopic(), usualSettings, context);
      await expect(run).rejects.toBe(reason);
    }
  });

  it('lets other work go on in the meantime', async () => {
    let turns = 0;
    let running = true;
    const count = () => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    await generateFrom(sampleTopic());
    running = false;
    expect(turns).toBeGreaterThan(50);
  });

  it('reports each step up to its end', async () => {
    const last = new Map<string, [number, number]>();
    const context = contextWith({ progress: (step, done, total) => last.set(step, [done, total]) });
    await localEngine.generate(sampleTopic(), usualSettings, context);
    expect([...last.keys()]).toEqual(localEngine.steps.map(({ name }) => name));
    for (const [done, total] of last.values()) expect(done).toBe(total);
  });

  it('goes on after any step where it was killed and ends in the same tree', async () => {
    const studies = sampleTopic().slice(0, 40);
    const whole = await generateFrom(studies);
    for (const killedAfter of localEngine.steps.map(({ name }) => name)) {
      const stored = new Map<string, string>();
      await localEngine
        .generate(studies, usualSettings, contextWith({ runStep: storing(stored, killedAfter) }))
        .catch((error: unknown) => expect(error).toBe(killed));
      expect([...stored.keys()].pop()).toBe(killedAfter);
      const context = contextWith({ runStep: storing(stored, null) });
      expect(await localEngine.generate(studies, usualSettings, context)).toEqual(whole);
    }
  });
});

const killed = new Error('killed');

/** Keeps step outputs as JSON, as a database would, and dies after one of the steps. */
function storing(stored: Map<string, string>, killedAfter: string | null): RunContext['runStep'] {
  return async <T>(name: string, schema: z.ZodType<T>, work: () => Promise<T>) => {
    const known = stored.get(name);
    if (known !== undefined) return schema.parse(JSON.parse(known));
    stored.set(name, JSON.stringify(await work()));
    if (name === killedAfter) throw killed;
    return schema.parse(JSON.parse(stored.get(name) ?? ''));
  };
}
