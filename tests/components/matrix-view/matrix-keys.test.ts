import { describe, expect, test } from 'vitest';

import { type KeyPress, matrixCommand, selected } from '@/components/matrix-view/matrix-keys';

const place = { active: { row: 5, column: 2 }, rows: 20, columns: 4, page: 8 };
function press(text: string, at = place) {
  const keys = text.split('+');
  const key = keys.at(-1) === '' ? ' ' : (keys.at(-1) ?? '');
  const pressed: KeyPress = {
    key: key === 'Space' ? ' ' : key,
    shiftKey: keys.includes('Shift'),
    ctrlKey: keys.includes('Ctrl'),
    metaKey: keys.includes('Meta'),
    altKey: keys.includes('Alt'),
  };
  return matrixCommand(pressed, at);
}

describe('A key of the matrix', () => {
  test.each([
    ['ArrowUp', 4, 2],
    ['ArrowDown', 6, 2],
    ['ArrowLeft', 5, 1],
    ['ArrowRight', 5, 3],
    ['Home', 5, 0],
    ['End', 5, 3],
    ['Ctrl+Home', 0, 0],
    ['Ctrl+End', 19, 3],
    ['PageUp', 0, 2],
    ['PageDown', 13, 2],
    ['Ctrl+ArrowDown', 19, 2],
    ['Ctrl+ArrowLeft', 5, 0],
  ])('%s goes to row %i, column %i', (keys, row, column) => {
    expect(press(keys)).toEqual({ kind: 'go', to: { row, column }, extend: false });
  });

  test('with Shift extends the selection to where it goes', () => {
    expect(press('Shift+PageDown')).toEqual({
      kind: 'go',
      to: { row: 13, column: 2 },
      extend: true,
    });
  });

  test.each([
    ['ArrowUp', { row: 0, column: -1 }],
    ['ArrowLeft', { row: 0, column: -1 }],
  ])('%s stops at the edge, which is the study’s own cell', (keys, to) => {
    expect(press(keys, { ...place, active: { row: 0, column: -1 } })).toMatchObject({ to });
  });

  test.each([
    ['Space', { kind: 'toggle' }],
    ['Enter', { kind: 'toggle' }],
    ['Shift+Enter', { kind: 'toggle-here' }],
    ['f', { kind: 'put' }],
    ['F', { kind: 'put' }],
    ['Delete', { kind: 'take' }],
    ['a', { kind: 'abstract' }],
    ['Shift+Space', { kind: 'select', what: 'row' }],
    ['Ctrl+Space', { kind: 'select', what: 'column' }],
    ['Ctrl+a', { kind: 'select', what: 'all' }],
    ['Meta+a', { kind: 'select', what: 'all' }],
    ['Escape', { kind: 'select', what: 'one' }],
    [']', { kind: 'hierarchy', step: 1 }],
    ['[', { kind: 'hierarchy', step: -1 }],
  ])('%s means %j', (keys, command) => {
    expect(press(keys)).toEqual(command);
  });

  test('Space and Enter open the abstract at a study’s own cell', () => {
    const own = { ...place, active: { row: 3, column: -1 } };
    expect(press('Space', own)).toEqual({ kind: 'abstract' });
    expect(press('Enter', own)).toEqual({ kind: 'abstract' });
  });

  test.each(['Ctrl+z', 'Ctrl+f', 'Tab', 'x', 'Alt+ArrowLeft', '/', 'constructor'])(
    '%s is left to the page and the browser',
    (keys) => {
      expect(press(keys)).toBeNull();
    },
  );
});

describe('Selecting', () => {
  test.each([
    ['row', { top: 5, bottom: 5, left: 0, right: 3 }],
    ['column', { top: 0, bottom: 19, left: 2, right: 2 }],
    ['all', { top: 0, bottom: 19, left: 0, right: 3 }],
    ['one', { top: 5, bottom: 5, left: 2, right: 2 }],
  ] as const)('%s takes in these cells', (what, rectangle) => {
    expect(selected(what, place)).toEqual(rectangle);
  });
});
