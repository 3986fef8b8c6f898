import type { IncomingMessage } from 'node:http';

import type { AccessSettings } from '@/lib/settings';

const loopback = /^(::ffff:)?127\.|^::1$/;

/**
 * Who sent it, as far as can be known: the peer, or, with ESPALIER_URL set and a proxy on this machine, the last
 * address that the proxy has added. What comes before that the client may have made up.
 */
function addressOf(request: IncomingMessage, { publicUrl }: AccessSettings): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  if (publicUrl === null || !loopback.test(peer)) return peer;
  const forwarded = request.headers['x-forwarded-for'];
  const last = [forwarded].flat().at(-1)?.split(',').at(-1)?.trim();
  return last || peer;
}

/** Tells the pages what Next does not: from where, and for which path. Whatever the client has sent there is lost. */
export function describeRequest(request: IncomingMessage, access: AccessSettings): void {
  request.headers['x-espalier-address'] = addressOf(request, access).slice(0, 100);
  request.headers['x-espalier-path'] = request.url ?? '/';
}
