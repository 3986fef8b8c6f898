/** Reasoning models on plain servers think aloud before they answer; some templates leave out where that begins. */
const END_OF_THINKING = '</think>';
const FENCED = /```[a-z]*\s*\n([\s\S]*?)```/gi;

/** The reply behind what the model thought aloud. */
export function withoutThinking(reply: string): string {
  const end = reply.lastIndexOf(END_OF_THINKING);
  return (end === -1 ? reply : reply.slice(end + END_OF_THINKING.length)).trim();
}

/** Without NUL and half characters: they can be written in JSON, but a database cannot keep them. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function storableValue(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? storable(value) : value;
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text, storableValue) };
  } catch {
    // Not JSON is one of the two answers this function exists to give.
    return null;
  }
}

/** The object that starts at `start`, up to the brace that closes it; null when nothing does. */
function balanced(text: string, start: number): string | null {
  let depth = 0;
  let inString = false;
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return text.slice(start, i + 1);
  }
  return null;
}

/** Objects that are tried in a text before it counts as one without JSON. */
const MOST_TRIED = 20;

/** The objects that stand somewhere in a reply's text. */
export function* objectsIn(reply: string): Generator<unknown> {
  const text = withoutThinking(reply);
  let start = text.indexOf('{');
  for (let tried = 0; start >= 0 && tried < MOST_TRIED; tried++) {
    const object = balanced(text, start);
    const value = object === null ? null : parsed(object);
    if (value) yield value.value;
    start = text.indexOf('{', value && object ? start + object.length : start + 1);
  }
}

/** The JSON that a reply is, or the fenced blocks of JSON in it. */
export function* jsonIn(reply: string): Generator<unknown> {
  const text = withoutThinking(reply);
  const whole = parsed(reply) ?? parsed(text);
  if (whole) return yield whole.value;
  for (const [, block] of text.matchAll(FENCED)) {
    const value = parsed(block ?? '');
    if (value) yield value.value;
  }
}
