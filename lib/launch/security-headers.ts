import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Only this server's own scripts, styles and pictures; a style attribute is allowed, an inline script is not. */
function policy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Next takes the nonce for its own scripts from the request's header of the same name. */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  development: boolean,
): void {
  const value = policy(randomBytes(16).toString('base64'), development);
  request.headers['content-security-policy'] = value;
  response.setHeader('content-security-policy', value);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
}
