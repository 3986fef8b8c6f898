/** Reasoning models on plain servers think aloud before they answer. */
const THINKING = /^\s*<think>[\s\S]*?<\/think>/;
const FENCED = /```[a-z]*\s*\n([\s\S]*?)```/gi;

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
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

/**
 * The JSON value in a model's reply: the whole of it, else a fenced block, else the first object that parses.
 * null when there is none.
 */
export function findJson(reply: string): { readonly value: unknown } | null {
  const text = reply.replace(THINKING, '').trim();
  const whole = parsed(text);
  if (whole) return whole;
  for (const [, block] of text.matchAll(FENCED)) {
    const value = parsed(block ?? '');
    if (value) return value;
  }
  let start = text.indexOf('{');
  for (let tried = 0; start >= 0 && tried < MOST_TRIED; tried++) {
    const object = balanced(text, start);
    const value = object === null ? null : parsed(object);
    if (value) return value;
    start = text.indexOf('{', start + 1);
  }
  return null;
}
