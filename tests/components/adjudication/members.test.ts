import { describe, expect, it } from 'vitest';

import { membersOf } from '@/components/adjudication/members';

const finalTree = [
  { id: 'interventions', depth: 0 },
  { id: 'reminders', depth: 1 },
  { id: 'emails', depth: 2 },
  { id: 'alerts', depth: 1 },
  { id: 'barriers', depth: 0 },
].map((each) => ({ ...each, name: each.id, studies: 0 }));

const members = (parentId: string | null) => membersOf(finalTree, parentId).map(({ id }) => id);

describe('the siblings that are asked about', () => {
  it('are the children of the category, without theirs', () => {
    expect(members('interventions')).toEqual(['reminders', 'alerts']);
    expect(members('reminders')).toEqual(['emails']);
    expect(members('barriers')).toEqual([]);
  });

  it('are the root categories where there is no category above', () => {
    expect(members(null)).toEqual(['interventions', 'barriers']);
  });

  it('are none of a category that the final tree has lost', () => {
    expect(members('gone')).toEqual([]);
  });
});
