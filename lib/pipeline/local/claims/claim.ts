import { MAX_CHARACTERS } from '../text/plain-text';
import { type SectionKind, splitSections } from '../text/sections';
import { splitSentences } from '../text/sentences';

const LONGEST_CLAIM = 1_000;
const SECTION_SCORES: Readonly<Record<SectionKind, number>> = { finding: 4, result: 2, other: 0 };

/** Cues that a sentence states a finding, or that it does not; each counts once. */
const CUES: readonly (readonly [RegExp, number])[] = [
  [/\bwe (?:have )?(?:found|find|show|showed|demonstrate|demonstrated|observed|conclude)\b/i, 2],
  [
    /\b(?:results|findings|data|study|trial|experiments?|review) (?:also )?(?:show|suggest|indicate|demonstrate|found|reveal)/i,
    2,
  ],
  [/\bsignificant(?:ly)?\b/i, 1.5],
  [/\b(?:increas|reduc|improv|decreas|lower)(?:e|es|ed|ing)\b|\boutperform/i, 1],
  [/\b(?:more|less) likely\b|\bassociated with\b|\bresulted in\b|\bled to\b|\beffective\b/i, 1],
  [
    /\bno (?:significant |measurable |statistically significant )?(?:difference|effect|change|improvement)/i,
    1,
  ],
  [/^(?:in conclusion|overall|we conclude|this study|these results|these findings)\b/i, 1],
  [
    /\b(?:further|future) (?:research|studies|work|trials)\b|\bshould be\b|\b(?:is|are) needed\b/i,
    -2.5,
  ],
  [/\b(?:aim|objective|purpose|goal) (?:of|was|is)\b|\bwe (?:aimed|sought|hypothesi)/i, -3],
  [/^to (?:determine|evaluate|assess|examine|investigate|compare|test|explore)\b/i, -3],
  [/\b(?:were|was) (?:randomly|randomi[sz]ed|assigned|allocated)\b|\bparticipants were\b/i, -1.5],
  [/\b(?:registration|registered|fund(?:ed|ing)|copyright|all rights reserved)\b|©/i, -8],
];

function lengthScore(sentence: string): number {
  const words = sentence.split(' ').length;
  if (words < 6) return -3;
  return words > 70 ? -1 : 0;
}

function scoreSentence(sentence: string, section: SectionKind, position: number): number {
  const cues = CUES.reduce((sum, [cue, score]) => sum + (cue.test(sentence) ? score : 0), 0);
  return SECTION_SCORES[section] + cues + 1.5 * position + lengthScore(sentence);
}

/**
 * The sentence in which a study states what it found: one of the abstract, chosen by section label, cue phrases and
 * place (0 first to 1 last), else the title. null when the study has no text.
 */
export function claimOf(study: {
  readonly title: string;
  readonly abstract: string;
}): string | null {
  const sentences = splitSections(study.abstract.slice(0, MAX_CHARACTERS)).flatMap((section) =>
    splitSentences(section.text).map((text) => ({ text, kind: section.kind })),
  );
  let best = study.title.replace(/\s+/g, ' ').trim();
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [index, { text, kind }] of sentences.entries()) {
    const score = scoreSentence(text, kind, index / Math.max(1, sentences.length - 1));
    if (score > bestScore) {
      best = text;
      bestScore = score;
    }
  }
  return best === '' ? null : best.slice(0, LONGEST_CLAIM);
}
