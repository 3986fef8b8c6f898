import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken, type ItsFunction } from 'wink-nlp';

/** One token with what the tagger knows of it. `tag` is a universal part of speech: NOUN, ADJ, VERB ... */
export interface Token {
  readonly text: string;
  readonly tag: string;
  readonly stem: string;
  /** White space stands before it. */
  readonly spaced: boolean;
}

export const BIGRAM = 'BIGRAM';

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;
// The library's types give its.stem one parameter more than it takes.
const stemOf = its.stem as ItsFunction<string>;

/** Writing without spaces between words. */
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}/u;

/** Pairs of neighbouring letters stand in for the words of such writing; they make no phrases. */
function bigrams(text: string): Token[] {
  const runs = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return runs.flatMap((run) => {
    const letters = [...run];
    return letters.slice(1).map((letter, i) => {
      const pair = `${letters[i]}${letter}`;
      return { text: pair, tag: BIGRAM, stem: pair, spaced: true };
    });
  });
}

/** The tagger knows Latin letters only: a word in others is taken for a noun. */
function tagOf(token: ItemToken): string {
  const tag = token.out(its.pos);
  return tag === 'X' && /^\p{L}/u.test(token.out()) ? 'NOUN' : tag;
}

/** Tokens by sentence. The tagger is English; words of other languages come out as nouns mostly. */
export function tagSentences(text: string): Token[][] {
  const sentences: Token[][] = [];
  let end = 0;
  nlp
    .readDoc(text)
    .sentences()
    .each((sentence: ItemSentence) => {
      const tokens: Token[] = [];
      sentence.tokens().each((token: ItemToken) => {
        const word = token.out();
        const spaced = !text.startsWith(word, end);
        end = Math.max(end, text.indexOf(word, end) + word.length);
        if (UNSPACED.test(word)) tokens.push(...bigrams(word));
        else tokens.push({ text: word, tag: tagOf(token), stem: token.out(stemOf), spaced });
      });
      sentences.push(tokens);
    });
  return sentences;
}
