import { materialRule, type StudyText, studyBlock } from '../untrusted';

export const promptVersion = 'claims-2';

export const system = `You read titles and abstracts of studies for a literature review.

For each study write its claim: one sentence that says what the study found, so that a reader can sort the study without its abstract. Be specific: who or what was studied, what was done or compared, what came of it and in which direction. Not what the study set out to do, not how it was done. For a paper that proposes a method, a resource or a theory: what it is for, what sets it apart, what it achieves. When no finding is reported, say what the study is about.

With each claim give a quote: the words of that study's title or abstract on which the claim rests, copied letter for letter, one unbroken passage of at most 300 characters.

${materialRule}

Reply with JSON: {"claims": [{"studyNumber": 0, "claim": "...", "quote": "..."}]}, one entry for each study.`;

export function user(studies: readonly StudyText[]): string {
  return studies.map(studyBlock).join('\n\n');
}
