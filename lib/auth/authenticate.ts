import { AppError } from '@/lib/errors';

import { type Actor, owner } from './actor';

const loopbackHosts = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

function requireLoopbackHost(headers: Headers): string {
  const host = headers.get('host') ?? '';
  if (!loopbackHosts.test(host)) {
    throw new AppError(
      'forbidden',
      'In local mode Espalier answers on this machine only: open it as localhost or 127.0.0.1.',
    );
  }
  return host;
}

/**
 * For API requests. In local mode whoever can reach the loopback interface is the owner. Two things must not
 * be able to: a web page whose name was rebound to 127.0.0.1 (its Host header is not a loopback name), and a
 * page of another origin in the owner's browser (it sends Origin or Sec-Fetch-Site). Scripts send neither.
 *
 * Throws AppError 'forbidden'.
 */
export function authenticate(headers: Headers): Actor {
  const host = requireLoopbackHost(headers);
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  const sameSite = site === null || site === 'same-origin' || site === 'none';
  const sameOrigin = origin === null || origin === `http://${host}`;
  if (!sameSite || !sameOrigin) {
    throw new AppError('forbidden', 'Requests from other web pages are refused.');
  }
  return owner;
}

/** For opening a page, which a link on another site may do: it reads nothing that the other site can see. */
export function authenticateNavigation(headers: Headers): Actor {
  requireLoopbackHost(headers);
  return owner;
}
