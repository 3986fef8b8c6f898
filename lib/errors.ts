/**
 * The errors that a person is told about. Expected failure inside lib/tree is a value, not one of these;
 * a programmer's error is a plain Error and becomes a 500.
 */

/** One table from code to HTTP status: a code without a status does not compile. */
export const statusOfCode = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  stale: 409,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOfCode;

/** `message` is a sentence for the person who asked: what is wrong, where, and what to do. The cause is kept. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly options: { readonly details?: unknown; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}
