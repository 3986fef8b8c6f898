import type { Prisma } from './generated/client';

/** What Postgres can keep of a text: no NUL, no half of a character; each becomes U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** The value as Postgres can keep it as JSON, its texts as `storableText` has them. Keys are taken as they are. */
export function storableJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value), (_, each) =>
    typeof each === 'string' ? storableText(each) : each,
  );
}
