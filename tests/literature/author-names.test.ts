import { describe, expect, test } from 'vitest';

import { authorNames } from '@/lib/literature/author-names';

describe('the names in one value of an author field', () => {
  test.each([
    ['Smith, Jane', ['Smith, Jane']],
    ['Smith, J.,', ['Smith, J.']],
    [
      'Achterbergh RCA, van der Helm JJ, O’Cleirigh C',
      ['Achterbergh RCA', 'van der Helm JJ', 'O’Cleirigh C'],
    ],
    ['Kao C.-H., Ma K.-L.', ['Kao C.-H.', 'Ma K.-L.']],
    ['Joffe, Hadine; Hall, Janet E', ['Joffe, Hadine', ' Hall, Janet E']],
    ['Mbarek, Sondes (57205348282)', ['Mbarek, Sondes']],
    ['Stillman, Andrew N. (stillman@example.org)', ['Stillman, Andrew N.']],
    ['M&uuml;ller, A', ['Müller, A']],
    ['Centre for Wards, Oslo', ['Centre for Wards, Oslo']],
    ['Sneha, null', ['Sneha']],
    ['et al.,', ['']],
    ['others', ['']],
  ])('%j: %j', (value, names) => expect(authorNames(value)).toEqual(names));
});
