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

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;
// The library's types give its.stem one parameter more than it takes.
const stemOf = its.stem as ItsFunction<string>;

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
        tokens.push({ text: word, tag: token.out(its.pos), stem: token.out(stemOf), spaced });
      });
      sentences.push(tokens);
    });
  return sentences;
}
