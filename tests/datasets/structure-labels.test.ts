import { describe, expect, it } from 'vitest';

import { tree } from '../support/tree-dsl';
import { add, judgeGroup, judgeLink, merge, move, remove, rename, Session } from './sessions';

const base = tree`
  Interventions
    Reminders [s0 s1]
    Alerts [s2]
    Posters [s3]
  Barriers [s3]
    Time [s4]
`;

const session = () => new Session(base);

function link(played: Session, parentId: string, childId: string, options = {}): string {
  const { label, state } = played.labels(options).link(parentId, childId);
  return `${label} ${state}`;
}

describe('the label of a link', () => {
  it('is 2 confirmed, 1 unsure or unreviewed, 0 judged incorrect', () => {
    const played = session();
    played.do(judgeLink('interventions', 'reminders', 'correct'));
    played.do(judgeLink('interventions', 'alerts', 'unsure'));
    played.do(judgeLink('interventions', 'posters', 'incorrect'));
    expect(link(played, 'interventions', 'reminders')).toBe('2 reviewed');
    expect(link(played, 'interventions', 'alerts')).toBe('1 reviewed');
    expect(link(played, 'interventions', 'posters')).toBe('0 reviewed');
    expect(link(played, 'barriers', 'time')).toBe('1 untouched');
    expect(link(played, 'barriers', 'time', { complete: true })).toBe('1 reviewed');
  });

  it('is 0 when the child was moved away or removed, whatever was judged before', () => {
    const played = session();
    played.do(judgeLink('interventions', 'alerts', 'correct'));
    played.do(move('alerts', 'barriers'));
    played.do(remove('posters'));
    expect(link(played, 'interventions', 'alerts')).toBe('0 changed');
    expect(link(played, 'interventions', 'posters')).toBe('0 changed');
  });

  it('is as before when the move is undone', () => {
    const played = session();
    played.undo(played.do(move('alerts', 'barriers')));
    expect(link(played, 'interventions', 'alerts')).toBe('1 untouched');
  });

  it('follows a merge: into a sibling it is kept, into the parent it is broken', () => {
    const played = session();
    played.do(merge('alerts', 'reminders'));
    played.do(judgeLink('interventions', 'reminders', 'correct'));
    expect(link(played, 'interventions', 'alerts')).toBe('2 reviewed');
    played.do(merge('time', 'barriers'));
    expect(link(played, 'barriers', 'time')).toBe('0 changed');
  });

  it('does not break with a new name', () => {
    const played = session();
    played.do(rename('interventions', 'What was tried'));
    expect(link(played, 'interventions', 'reminders')).toBe('1 untouched');
  });
});

describe('links that only the corrected tree has', () => {
  const newLinks = (played: Session) =>
    played
      .labels()
      .newLinks()
      .map(
        ({ parentId, childId, label }) => `${parentId} > ${childId}: ${label.label} ${label.state}`,
      );

  it('are none without an edit, and none after a merge', () => {
    expect(newLinks(session())).toEqual([]);
    const played = session();
    played.do(merge('interventions', 'barriers'));
    expect(newLinks(played)).toEqual([]);
  });

  it('are 2 where the annotator put the category', () => {
    const played = session();
    played.do(move('alerts', 'barriers'));
    played.do(add('law', 'barriers'));
    expect(newLinks(played)).toEqual(['barriers > alerts: 2 changed', 'barriers > law: 2 changed']);
  });

  it('are 1 where a removal has left it', () => {
    const played = new Session(tree`
      Interventions
        Reminders
          Alerts [s0]
    `);
    played.do(remove('reminders'));
    expect(newLinks(played)).toEqual(['interventions > alerts: 1 untouched']);
  });
});

describe('the labels of a sibling group', () => {
  const group = (played: Session, parentId: string | null, options = {}) => {
    const { children, coherent, state } = played.labels(options).group(parentId);
    return { fits: [...children.values()].join(''), coherent, state };
  };

  it('are those of the tree as it stands until somebody judges', () => {
    expect(group(session(), 'interventions')).toEqual({
      ...{ fits: '111', coherent: true, state: 'untouched' },
    });
    expect(group(session(), null, { complete: true }).state).toBe('reviewed');
  });

  it('are 1 for all when it is judged coherent', () => {
    const played = session();
    played.do(judgeGroup('interventions', 'coherent'));
    expect(group(played, 'interventions')).toEqual({
      ...{ fits: '111', coherent: true, state: 'reviewed' },
    });
  });

  it('are 0 for a misfit, and for one that was moved out', () => {
    const played = session();
    played.do(judgeGroup('interventions', 'incoherent', 'posters'));
    expect(group(played, 'interventions')).toEqual({
      ...{ fits: '110', coherent: false, state: 'reviewed' },
    });
    played.do(move('posters', null));
    expect(group(played, 'interventions').fits).toBe('110');
    const moved = session();
    moved.do(move('alerts', 'barriers'));
    expect(group(moved, 'interventions')).toEqual({
      ...{ fits: '101', coherent: false, state: 'changed' },
    });
  });

  it('are 0 for all when nobody says which do not fit', () => {
    const played = session();
    played.do(judgeGroup('interventions', 'incoherent'));
    expect(group(played, 'interventions').fits).toBe('000');
  });

  it('are 0 for a category merged into its sibling, which stays', () => {
    const played = session();
    played.do(merge('alerts', 'reminders'));
    expect(group(played, 'interventions').fits).toBe('101');
  });

  it('stay when one more category joins, or the parent goes', () => {
    const played = session();
    played.do(judgeGroup('interventions', 'coherent'));
    played.do(add('letters', 'interventions'));
    expect(group(played, 'interventions').coherent).toBe(true);
    const without = session();
    without.do(remove('interventions'));
    expect(group(without, 'interventions').fits).toBe('111');
  });
});
