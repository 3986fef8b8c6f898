import { describe, expect, test } from 'vitest';

import { treeCommand, typeAhead } from '@/components/tree-editor/tree-keys';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const command = (keys: string) => {
  const parts = keys.split(' ');
  const key = parts.at(-1) ?? '';
  return treeCommand({
    ...none,
    key: key === 'Space' ? ' ' : key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  });
};
const focus = (to: string, extend = false, keepSelection = false) => ({
  kind: 'focus',
  to,
  extend,
  keepSelection,
});

describe('The keys of the tree', () => {
  test.each([
    ['ArrowDown', focus('next')],
    ['ArrowUp', focus('previous')],
    ['Home', focus('first')],
    ['End', focus('last')],
    ['Shift ArrowDown', focus('next', true)],
    ['Ctrl Shift End', focus('last', true, true)],
    ['Ctrl ArrowUp', focus('previous', false, true)],
    ['ArrowRight', { kind: 'open' }],
    ['ArrowLeft', { kind: 'close' }],
    ['*', { kind: 'open-siblings' }],
    ['Space', { kind: 'toggle-selection' }],
    ['Shift Space', { kind: 'select-to-here' }],
    ['Ctrl a', { kind: 'select-all' }],
    ['Meta a', { kind: 'select-all' }],
    ['Enter', { kind: 'rename' }],
    ['F2', { kind: 'rename' }],
    ['Delete', { kind: 'remove' }],
    ['Insert', { kind: 'add-child' }],
    ['Shift Insert', { kind: 'add-sibling' }],
    ['Shift F10', { kind: 'menu' }],
    ['ContextMenu', { kind: 'menu' }],
    ['Alt Shift ArrowUp', { kind: 'shift', way: 'up' }],
    ['Alt Shift ArrowDown', { kind: 'shift', way: 'down' }],
    ['Alt Shift ArrowRight', { kind: 'shift', way: 'in' }],
    ['Alt Shift ArrowLeft', { kind: 'shift', way: 'out' }],
    ['a', { kind: 'type', character: 'a' }],
    ['Shift A', { kind: 'type', character: 'A' }],
    ['é', { kind: 'type', character: 'é' }],
  ])('%s', (keys, expected) => {
    expect(command(keys)).toEqual(expected);
  });

  test.each([
    '/',
    'Shift ?',
    'Ctrl z',
    'Ctrl f',
    'Alt ArrowLeft',
    'Tab',
    'F5',
    'F10',
    'Escape',
    'Meta r',
  ])('%s is left to the browser', (keys) => {
    expect(command(keys)).toBeNull();
  });
});

describe('Typing', () => {
  const names = ['Alerts', 'Audit', 'Barriers', 'audit trails'];

  test.each([
    ['a', 0, 1],
    ['a', 1, 3],
    ['a', 3, 0],
    ['au', 1, 1],
    ['aud', 0, 1],
    ['audit t', 1, 3],
    ['B', 2, 2],
    ['z', 0, null],
    ['constructor', 0, null],
  ])('%s from row %i leads to row %s', (typed, from, to) => {
    expect(typeAhead(names, from, typed)).toBe(to);
  });

  test('in an empty tree leads nowhere', () => {
    expect(typeAhead([], 0, 'a')).toBeNull();
  });
});
