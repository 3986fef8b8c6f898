import { materialRule, type StudyText, studyBlock } from '../untrusted';

export const promptVersion = 'claims-1';

export const system = `You read titles and abstracts of studies for a systematic review.

For each study write its claim: one sentence that says what the study found. Be specific: who or what was studied, what was done or compared, what came of it and in which direction. Not what the study set out to do, not how it was done. When no finding is reported, say what the study is about.

With each claim give a quote: the words of that study's title or abstract on which the claim rests, copied letter for letter, at most 300 characters.

${materialRule}

Reply with JSON: {"claims": [{"studyNumber": 0, "claim": "...", "quote": "..."}]}, one entry for each study.`;

export function user(studies: readonly StudyText[]): string {
  return studies.map(studyBlock).join('\n\n');
}
