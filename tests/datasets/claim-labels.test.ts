import { describe, expect, it } from 'vitest';

import { tree } from '../support/tree-dsl';
import { add, assign, judge, merge, move, remove, rename, Session, unassign } from './sessions';

const base = tree`
  Interventions
    Reminders [s0 s1]
    Alerts [s2]
  Barriers [s3]
  - s4
`;

const session = () => new Session(base);

/** '1 changed': what the label of the pair says, and how it came about. */
function label(played: Session, studyId: string, categoryId: string, options = {}): string {
  const { label, state } = played.labels(options).pair(studyId, categoryId);
  return `${label} ${state}`;
}

describe('the label of a pair that nobody has touched', () => {
  it('is whether the study is in the category or below it', () => {
    const played = session();
    expect(label(played, 's0', 'reminders')).toBe('1 untouched');
    expect(label(played, 's0', 'interventions')).toBe('1 untouched');
    expect(label(played, 's0', 'barriers')).toBe('0 untouched');
    expect(label(played, 's4', 'interventions')).toBe('0 untouched');
  });

  it('counts as reviewed once the annotator calls the correction complete', () => {
    expect(label(session(), 's0', 'reminders', { complete: true })).toBe('1 reviewed');
    expect(label(session(), 's0', 'barriers', { complete: true })).toBe('0 reviewed');
  });
});

describe('the label of a pair that was edited', () => {
  it('is 1 after an assign and 0 after an unassign, the latest counting', () => {
    const played = session();
    played.do(assign('s4', 'barriers'));
    played.do(unassign('s3', 'barriers'));
    expect(label(played, 's4', 'barriers')).toBe('1 changed');
    expect(label(played, 's3', 'barriers')).toBe('0 changed');
    played.do(assign('s3', 'barriers'));
    expect(label(played, 's3', 'barriers')).toBe('1 changed');
  });

  it('is 0 after an unassign even where the study is in a category below', () => {
    const played = new Session(tree`
      Interventions [s0]
        Reminders
    `);
    played.do(unassign('s0', 'interventions'), assign('s0', 'reminders'));
    expect(label(played, 's0', 'interventions')).toBe('0 changed');
    played.do(judge('s0', 'interventions', 'belongs'));
    expect(label(played, 's0', 'interventions')).toBe('1 reviewed');
  });

  it('takes the parents along: what is put below them is confirmed in them', () => {
    const played = session();
    played.do(assign('s4', 'alerts'));
    expect(label(played, 's4', 'interventions')).toBe('1 changed');
    played.do(judge('s2', 'alerts', 'belongs'));
    expect(label(played, 's2', 'interventions')).toBe('1 reviewed');
  });

  it('is as if an undone edit had never been made, and as made when it is redone', () => {
    const played = session();
    const edit = played.do(unassign('s3', 'barriers'));
    played.undo(edit);
    expect(label(played, 's3', 'barriers')).toBe('1 untouched');
    played.redo(edit);
    expect(label(played, 's3', 'barriers')).toBe('0 changed');
  });

  it('falls back to the edit before the undone one', () => {
    const played = session();
    played.do(unassign('s3', 'barriers'));
    played.undo(played.do(assign('s3', 'barriers')));
    expect(label(played, 's3', 'barriers')).toBe('0 changed');
  });
});

describe('a judgement', () => {
  it('counts more than an edit and than where the study is', () => {
    const played = session();
    played.do(judge('s3', 'barriers', 'does-not-belong'));
    expect(label(played, 's3', 'barriers')).toBe('0 reviewed');
    played.do(assign('s4', 'barriers'));
    played.do(judge('s4', 'barriers', 'does-not-belong'));
    expect(label(played, 's4', 'barriers')).toBe('0 reviewed');
  });

  it('is outdone by a later edit against it, until the pair is judged again', () => {
    const played = session();
    played.do(judge('s3', 'barriers', 'belongs'));
    played.do(unassign('s3', 'barriers'));
    expect(label(played, 's3', 'barriers')).toBe('0 changed');
    played.do(judge('s3', 'barriers', 'unsure'), judge('s3', 'barriers', 'belongs'));
    expect(label(played, 's3', 'barriers')).toBe('1 reviewed');
  });

  it('of unsure leaves the label to the tree, and says so', () => {
    const played = session();
    played.do(judge('s3', 'barriers', 'unsure'));
    expect(label(played, 's3', 'barriers')).toBe('1 unsure');
    expect(label(played, 's3', 'barriers', { complete: true })).toBe('1 unsure');
  });

  it('says which edit decided, how long it took and what was visible', () => {
    const played = session();
    played.do(judge('s3', 'barriers', 'belongs'));
    const { record } = played.labels().pair('s3', 'barriers');
    expect(record).toMatchObject({ gestureId: 'g1', seconds: 2, exposure: 'shown' });
    expect(played.labels().pair('s0', 'reminders').record).toBeNull();
  });
});

describe('categories that were edited', () => {
  it('keep their labels under a new name', () => {
    const played = session();
    played.do(rename('barriers', 'Obstacles'));
    expect(label(played, 's3', 'barriers')).toBe('1 untouched');
  });

  it('leave the categories they are moved out of, and enter those they are moved into', () => {
    const played = session();
    played.do(move('alerts', 'barriers'));
    expect(label(played, 's2', 'interventions')).toBe('0 changed');
    expect(label(played, 's2', 'barriers')).toBe('1 changed');
    expect(label(played, 's2', 'alerts')).toBe('1 untouched');
  });

  it('have the members of what they were merged into', () => {
    const played = session();
    played.do(merge('alerts', 'reminders'));
    expect(label(played, 's0', 'alerts')).toBe('1 changed');
    expect(label(played, 's2', 'alerts')).toBe('1 untouched');
    expect(label(played, 's2', 'reminders')).toBe('1 changed');
    expect(label(played, 's3', 'alerts')).toBe('0 untouched');
    played.do(unassign('s2', 'reminders'));
    expect(label(played, 's2', 'alerts')).toBe('0 changed');
  });

  it('are followed through a chain of merges, to nothing when its end was removed', () => {
    const played = session();
    played.do(merge('alerts', 'reminders'));
    played.do(merge('reminders', 'barriers'));
    expect(label(played, 's3', 'alerts')).toBe('1 changed');
    played.do(remove('barriers'));
    expect(label(played, 's3', 'alerts')).toBe('0 changed');
  });

  it('get back through a merge what was taken out of them before', () => {
    const played = new Session(tree`
      Reminders [s0]
      Alerts [s0]
    `);
    played.do(unassign('s0', 'reminders'));
    played.do(merge('alerts', 'reminders'));
    expect(label(played, 's0', 'reminders')).toBe('1 untouched');
  });

  it('count 0 for every study when they are removed, whose studies go up', () => {
    const played = session();
    played.do(remove('reminders'));
    expect(label(played, 's0', 'reminders')).toBe('0 changed');
    expect(label(played, 's4', 'reminders')).toBe('0 changed');
    expect(label(played, 's0', 'interventions')).toBe('1 untouched');
  });

  it('are back when the removal is undone', () => {
    const played = session();
    played.undo(played.do(remove('reminders')));
    expect(label(played, 's0', 'reminders')).toBe('1 untouched');
  });

  it('have labels also when the annotator added them', () => {
    const played = session();
    played.do(add('posters', 'interventions'));
    played.do(assign('s4', 'posters'));
    expect(label(played, 's4', 'posters')).toBe('1 changed');
    expect(label(played, 's0', 'posters')).toBe('0 untouched');
  });
});

describe('a revoked edit', () => {
  it('counts as not made, and the others stand', () => {
    const played = session();
    const taken = played.do(unassign('s3', 'barriers'));
    played.do(assign('s4', 'barriers'));
    expect(label(played, 's3', 'barriers', { revoked: [taken] })).toBe('1 untouched');
    expect(label(played, 's4', 'barriers', { revoked: [taken] })).toBe('1 changed');
  });

  it('stays out when it was undone and redone', () => {
    const played = session();
    const taken = played.do(unassign('s3', 'barriers'));
    played.undo(taken);
    played.redo(taken);
    expect(label(played, 's3', 'barriers', { revoked: [taken] })).toBe('1 untouched');
  });

  it('takes along the edits that cannot stand without it', () => {
    const played = session();
    const taken = played.do(add('posters', null));
    played.do(assign('s4', 'posters'));
    played.do(unassign('s3', 'barriers'));
    const { value, records } = played.correction({ revoked: [taken] });
    expect(Object.keys(value.categories)).not.toContain('posters');
    expect(records.map(({ gestureId }) => gestureId)).toEqual(['g3']);
  });
});
