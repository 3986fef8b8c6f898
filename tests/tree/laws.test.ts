import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '@/lib/tree/gesture';
import { violations } from '@/lib/tree/invariants';
import { apply, clientOperationSchema, type Operation } from '@/lib/tree/operation';
import { draws, makers, operationFor, operationTypes, trees } from '../support/tree-arbitraries';
import { deepFreeze, expectLaws, expectSame, stored } from './laws';

const operationsFolder = path.join(import.meta.dirname, '../../lib/tree/operations');

describe('generated trees', () => {
  it('are valid, so that a law is never met by chance', () => {
    fc.assert(
      fc.property(trees, (value) => {
        expect(violations(value)).toEqual([]);
      }),
    );
  });

  it('are told apart even where ids are names that objects inherit', () => {
    const value = JSON.parse('{ "__proto__": 1 }');
    expect(() => expectSame(value, {})).toThrow();
    expect(() => expectSame(value, JSON.parse('{ "__proto__": 2 }'))).toThrow();
    expectSame(value, JSON.parse('{ "__proto__": 1 }'));
  });
});

describe.each(operationTypes)('%s', (type) => {
  it('keeps the invariants, can be undone, survives JSON, and writes the rows it changed', () => {
    let applied = 0;
    fc.assert(
      fc.property(trees, draws(type), (value, draw) => {
        if (expectLaws(value, operationFor(value, draw))) applied += 1;
      }),
      { numRuns: 300 },
    );
    expect(applied).toBeGreaterThan(20);
  });

  it('has its file in lib/tree/operations and its own tests', () => {
    expect(existsSync(path.join(operationsFolder, `${type}.ts`))).toBe(true);
    expect(existsSync(path.join(import.meta.dirname, 'operations', `${type}.test.ts`))).toBe(true);
  });
});

it('Every operation of the folder is in both schemas and is generated', () => {
  const files = readdirSync(operationsFolder).map((file) => path.basename(file, '.ts'));
  expect(operationTypes.toSorted()).toEqual(files.toSorted());
  expect(clientOperationSchema.def.options.flatMap(({ shape }) => shape.type.def.values)).toEqual(
    operationTypes,
  );
  expect(Object.keys(makers).toSorted()).toEqual(files.toSorted());
});

describe('a sequence of operations', () => {
  const sequences = fc.tuple(trees, fc.array(draws(), { maxLength: 25 }));

  it('obeys the laws at each step, and its log replays to the same tree', () => {
    fc.assert(
      fc.property(sequences, ([base, drawn]) => {
        const log: Operation[] = [];
        let value = base;
        for (const draw of drawn) {
          const operation = operationFor(value, draw);
          const next = expectLaws(value, operation);
          if (next) log.push(operation);
          value = next ?? value;
        }
        expectSame(replay(base, log.map(stored)), { ok: true, value });
      }),
    );
  });

  it('is refused the same way after JSON as before', () => {
    fc.assert(
      fc.property(trees, draws(), (value, draw) => {
        const operation = operationFor(deepFreeze(value), draw);
        expectSame(apply(value, stored(operation)), apply(value, operation));
      }),
    );
  });
});
