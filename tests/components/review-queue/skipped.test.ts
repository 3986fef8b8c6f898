import { beforeEach, expect, test, vi } from 'vitest';

import { readSkipped, writeSkipped } from '@/components/review-queue/skipped';

import { FakeStorage } from '../tree-editor/fake-storage';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

test('what was skipped is known after a reload, in its order, until it has been answered', () => {
  const storage = new FakeStorage();
  writeSkipped(storage, 'a tree', ['link:b', 'link:a']);
  expect(readSkipped(storage, 'a tree')).toEqual(['link:b', 'link:a']);
  expect(readSkipped(storage, 'another tree')).toEqual([]);
  writeSkipped(storage, 'a tree', []);
  expect(storage.entries.size).toBe(0);
});

test.each(['', '{', '{}', '[1]', 'null'])('%j in its place is nothing skipped', (text) => {
  const storage = new FakeStorage();
  storage.setItem('a tree', text);
  expect(readSkipped(storage, 'a tree')).toEqual([]);
});

test('a browser that keeps nothing is no obstacle', () => {
  const storage = new FakeStorage();
  storage.isFull = true;
  writeSkipped(storage, 'a tree', ['link:a']);
  expect(readSkipped(storage, 'a tree')).toEqual([]);
});
