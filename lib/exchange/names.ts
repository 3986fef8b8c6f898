/** Names of authors for programs that want their parts. */

export type Name =
  | { readonly family: string; readonly given: string }
  | { readonly literal: string };

/** "Smith, Jane" and "Smith J" have a family name one can tell; any other name stays whole. */
export function nameOf(author: string): Name {
  const comma = author.indexOf(',');
  if (comma > 0)
    return { family: author.slice(0, comma).trim(), given: author.slice(comma + 1).trim() };
  const initials = /^(.+) ([A-Z]{1,3})$/.exec(author);
  if (initials) return { family: initials[1] ?? author, given: initials[2] ?? '' };
  return { literal: author };
}

/** "Smith, J" where the parts can be told: else programs take the initial for the family name. */
export function inverted(author: string): string {
  const name = nameOf(author);
  if ('literal' in name) return author;
  return name.given === '' ? name.family : `${name.family}, ${name.given}`;
}
