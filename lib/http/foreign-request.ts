import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { errors } from './errors.ts';
import type { HttpError } from './http-error.ts';

/**
 * Why a request is refused that a page of another site could have made a browser send here: it comes under a foreign name
 * (DNS rebinding) or from a foreign origin. Undefined: it is not.
 *
 * Served names: loopback (`localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`), the address that the connection reached,
 * and `allowedHosts`. An Origin must be absent (no browser, or a plain GET) or equal to the Host. Of what a browser fetches
 * for a page of another site (Sec-Fetch-Site), pages and pictures are served, and nothing else: a GET may change something.
 * @param allowedHosts names without port, lower-cased
 * @param setting where a person adds to them; the key of datadog.yaml where absent
 */
export function foreignRequest(
  request: IncomingMessage,
  allowedHosts: ReadonlySet<string>,
  setting?: string,
): HttpError | undefined {
  const host = request.headers.host ?? '';
  const name = hostName(host);
  if (!isLoopbackName(name) && !allowedHosts.has(name) && name !== plainAddress(request.socket.localAddress)) {
    return errors.hostRefused(host, setting);
  }
  const { origin } = request.headers;
  if (origin !== undefined && !isOriginOf(origin, host)) return errors.originRefused(origin);
  return isCrossSiteCall(request) ? errors.crossSite() : undefined;
}

/** Pictures are no calls: those of snapshots stand in mails, and in pages that show them. */
function isCrossSiteCall({ headers, url = '' }: IncomingMessage): boolean {
  if (headers['sec-fetch-site'] !== 'cross-site') return false;
  const isPage = headers['sec-fetch-mode'] === 'navigate';
  return !isPage && !url.startsWith('/snapshot/view/');
}

/** `LOCALHOST.:8080` → `localhost`, `[::1]:8080` → `::1`; empty when it is no host. */
function hostName(host: string): string {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:/?#@[\]\s]+?))\.?(?::\d{1,5})?$/i.exec(host);
  return (match?.[1] ?? match?.[2] ?? '').toLowerCase();
}

function isLoopbackName(name: string): boolean {
  if (name === 'localhost' || name.endsWith('.localhost') || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}

/** The address without the prefix of an IPv4 connection on an IPv6 socket. */
function plainAddress(address: string | undefined): string | undefined {
  return address?.replace(/^::ffff:(?=\d+\.)/i, '').toLowerCase();
}

/** Scheme apart: behind a TLS proxy the page's is https. */
function isOriginOf(origin: string, host: string): boolean {
  const match = /^https?:\/\/([^/]+)$/i.exec(origin);
  return match?.[1]?.toLowerCase() === host.toLowerCase();
}
