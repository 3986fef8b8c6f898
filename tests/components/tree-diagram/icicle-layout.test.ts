import { describe, expect, test } from 'vitest';

import {
  type Block,
  blocksAbove,
  drawnBlocks,
  fitted,
  icicleBlocks,
  neighbour,
  uncategorisedBlock,
} from '@/components/tree-diagram/icicle-layout';
import { countsOf } from '@/components/tree-editor/counts';

import { tree } from '../../support/tree-dsl';

const value = tree`
  Interventions [s1 s2]
    Reminders [s3 s4 s5]
    Alerts [s6]
    Feedback
  Barriers [s7 s8]
  - s9 s10
`;
const counts = countsOf(value, new Map(value.studyIds.map((id) => [id, null])));
const blocks = icicleBlocks({
  value,
  direct: counts.direct,
  effective: counts.effective,
  uncategorised: counts.uncategorised.length,
});
const byId = new Map(blocks.map((block) => [block.id, block]));
const block = (id: string) => byId.get(id) as Block;
const height = (id: string) => block(id).bottom - block(id).top;
const room = { width: 300, height: 1050 };
const drawn = (zoom: Block | null) => drawnBlocks(blocks, { zoom, ...room });
const at = (zoom: Block | null, id: string) => {
  const found = drawn(zoom).find((each) => each.block.id === id);
  if (!found) throw new Error(`${id} is not drawn.`);
  return found;
};

describe('The picture of a tree', () => {
  test('has a block for every category and one for the uncategorised, in tree order', () => {
    expect(blocks.map(({ id, depth }) => [id, depth])).toEqual([
      ['interventions', 0],
      ['reminders', 1],
      ['alerts', 1],
      ['feedback', 1],
      ['barriers', 0],
      [uncategorisedBlock, 0],
    ]);
  });

  test('has no block for the uncategorised when there are none', () => {
    const none = icicleBlocks({ value, ...counts, uncategorised: 0 });
    expect(none.some(({ id }) => id === uncategorisedBlock)).toBe(false);
  });

  test('makes blocks as high as the studies in them, and an empty one still visible', () => {
    expect(height('reminders') / height('alerts')).toBeCloseTo(3);
    expect(height('barriers')).toBeCloseTo(height(uncategorisedBlock));
    expect(height('feedback') / height('alerts')).toBeCloseTo(0.5);
    expect(height('interventions')).toBeGreaterThan(
      height('reminders') + height('alerts') + height('feedback'),
    );
  });

  test('counts studies, not assignments, and gives each hierarchy its number', () => {
    expect(block('interventions')).toMatchObject({ studies: 6, hierarchy: 0, hasChildren: true });
    expect(block('alerts')).toMatchObject({ studies: 1, hierarchy: 0, hasChildren: false });
    expect(block('barriers')).toMatchObject({ studies: 2, hierarchy: 1 });
    expect(block(uncategorisedBlock)).toMatchObject({ studies: 2, hierarchy: null });
  });

  test('fills the room, one column a level', () => {
    expect(at(null, 'interventions')).toMatchObject({ x: 0, y: 0, width: 150 });
    expect(at(null, 'reminders')).toMatchObject({ x: 150, width: 150 });
    const last = at(null, uncategorisedBlock);
    expect(last.y + last.height).toBeCloseTo(room.height);
  });

  test('lets a block without children go on to the right edge', () => {
    expect(at(null, 'barriers')).toMatchObject({ x: 0, width: 300 });
    expect(at(null, 'alerts')).toMatchObject({ x: 150, width: 150 });
  });

  test('shows a block and what is below it when it is enlarged', () => {
    const shown = drawn(block('interventions'));
    expect(shown.map((each) => each.block.id)).toEqual([
      'interventions',
      'reminders',
      'alerts',
      'feedback',
    ]);
    expect(shown[0]).toMatchObject({ x: 0, y: 0, height: room.height });
  });

  test('leaves out what would be too small to see', () => {
    const flat = drawnBlocks(blocks, { zoom: null, width: 300, height: 30 });
    expect(flat.map((each) => each.block.id)).not.toContain('feedback');
    expect(flat.map((each) => each.block.id)).toContain('reminders');
  });

  test('is walked with the arrow keys', () => {
    const all = drawn(null);
    const from = (id: string) => all.find((each) => each.block.id === id) ?? at(null, id);
    const to = (id: string, way: Parameters<typeof neighbour>[2]) =>
      neighbour(all, from(id), way)?.block.id ?? null;
    expect(to('interventions', 'right')).toBe('reminders');
    expect(to('alerts', 'left')).toBe('interventions');
    expect(to('alerts', 'down')).toBe('feedback');
    expect(to('barriers', 'up')).toBe('interventions');
    expect(to('interventions', 'up')).toBeNull();
    expect(to('alerts', 'right')).toBeNull();
  });

  test('knows the way out', () => {
    expect(blocksAbove(byId, block('alerts')).map(({ id }) => id)).toEqual(['interventions']);
    expect(blocksAbove(byId, block('barriers'))).toEqual([]);
  });
});

describe('A name in a block', () => {
  test.each([
    ['Reminders', 90, 'Reminders'],
    ['Reminders', 60, 'Remin…'],
    ['Audit and feedback', 70, 'Audit…'],
    ['Reminders', 35, ''],
    ['IT', 20, 'IT'],
  ])('%s in %i pixels is %j', (name, width, shown) => {
    expect(fitted(name, width, 10)).toBe(shown);
  });
});
