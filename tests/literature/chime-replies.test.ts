import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/errors';
import { readChimeReplies } from '@/lib/literature/chime-replies';

const read = (...lines: string[]) =>
  readChimeReplies('replies.csv', new TextEncoder().encode(lines.join('\r\n')));

function refusal(...lines: string[]): string {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof AppError) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('the table of released replies', () => {
  test('has its columns in any order, under a byte order mark, with any delimiter', () => {
    const { replies, rejected } = read(
      '\uFEFFClaude_Claim_Hierarchy;review_id;other',
      '"- A\n- B";R1;x',
      '',
      '- C; R2 ;',
    );
    expect(rejected).toEqual([]);
    expect(
      replies.map(({ line, reviewId, title, reply }) => [line, reviewId, title, reply]),
    ).toEqual([
      [2, 'R1', 'R1', '- A\n- B'],
      [5, 'R2', 'R2', '- C'],
    ]);
  });

  test('may have titles and PubMed ids of the reviews', () => {
    const { replies } = read(
      'review_id,review_title,review_pmid,claude_claim_hierarchy',
      'R1,Nudging,123,- A',
      'R2,,none,- A',
    );
    expect(replies.map(({ title, reviewPmid }) => [title, reviewPmid])).toEqual([
      ['Nudging', '123'],
      ['R2', null],
    ]);
  });

  test('loses only the row whose quote is never closed', () => {
    const { replies, rejected } = read('review_id,claude_claim_hierarchy', 'R1,"- A', 'R2,- B');
    expect(replies.map(({ reviewId }) => reviewId)).toEqual(['R2']);
    expect(rejected).toEqual([
      { line: 2, reviewId: '', reason: 'the quote that opens a cell in line 2 is not closed' },
    ]);
  });

  test('is refused without its columns, when it is no text, and above its limits', () => {
    expect(refusal('review_id,reply', 'R1,- A')).toBe(
      'invalid: "replies.csv" is not a CSV table with the columns review_id and claude_claim_hierarchy.',
    );
    expect(refusal('')).toMatch(/^invalid: /);
    expect(refusal('%PDF-1.7')).toContain('seems to be a PDF');
    const rows = Array.from({ length: 2_001 }, (_, row) => `R${row},- A`);
    expect(refusal('review_id,claude_claim_hierarchy', ...rows)).toContain('more than 2,000 rows');
  });
});
