import { expect, test } from 'vitest';

import { studyNewsInWords } from '@/components/tree-editor/news-words';

import { study } from './studies';

const [s1, s2, s3] = [study('s1'), study('s2'), study('s3')];

test('that the studies are the same ones is no news, whatever was edited of them', () => {
  expect(studyNewsInWords([s1, s2], [{ ...s1, title: 'Another title' }, s2])).toBeNull();
});

test('one study that has gone or come is named by its number, several are counted', () => {
  expect(studyNewsInWords([s1, s2], [s2])).toBe(`Study ${s1.number} is no longer in this topic`);
  expect(studyNewsInWords([s2], [s1, s2])).toBe(`Study ${s1.number} is in this topic now`);
  expect(studyNewsInWords([s1, s2, s3], [])).toBe('3 studies are no longer in this topic');
  expect(studyNewsInWords([s1, s2], [s3])).toBe(
    `2 studies are no longer in this topic; Study ${s3.number} is in this topic now`,
  );
});
