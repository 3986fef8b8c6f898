import { describe, expect, it } from 'vitest';

import { claimOf } from '@/lib/pipeline/local/claims/claim';

import { sampleTopic } from './running';

const claim = (abstract: string, title = 'Hand hygiene in wards') => claimOf({ title, abstract });

describe('the claim of a study', () => {
  it('is the conclusion of a structured abstract, without its label', () => {
    expect(
      claim(
        'BACKGROUND: Hands carry germs. METHODS: We gave 40 nurses a reminder. RESULTS: Hygiene rose from 30% to 52% (P<.001). CONCLUSION: Reminders increased hand hygiene among nurses.',
      ),
    ).toBe('Reminders increased hand hygiene among nurses.');
  });

  it('is the sentence that reports a finding when there are no labels', () => {
    expect(
      claim(
        'Hands carry germs. The aim of this study was to improve hygiene. We found that reminders significantly improved hand hygiene. The wards were in Utrecht.',
      ),
    ).toBe('We found that reminders significantly improved hand hygiene.');
  });

  it('is never the aim, the call for more research or the trial registration', () => {
    const chosen = claim(
      'To determine whether reminders improve hygiene. Reminders improved hygiene in both wards. Further research is needed to improve this. Trial registered as NCT01 with significant detail.',
    );
    expect(chosen).toBe('Reminders improved hygiene in both wards.');
  });

  it('is the title when there is no abstract, and nothing when there is no text at all', () => {
    expect(claim('', ' Reminders  work ')).toBe('Reminders work');
    expect(claim(' ', ' ')).toBeNull();
  });

  it('is one sentence of the text in every study of the sample topic', () => {
    for (const study of sampleTopic()) {
      const text = `${study.title} ${study.abstract}`.replace(/\s+/g, ' ');
      expect(text).toContain(claimOf(study) ?? 'no claim');
    }
  });

  it('does not begin with a section label in any study of the sample topic', () => {
    for (const study of sampleTopic()) {
      expect(claimOf(study)).not.toMatch(/^(?:CONCLUSIONS?|RESULTS?|INTERPRETATION|BACKGROUND)\b/);
    }
  });
});
