import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { errors } from './errors.ts';

/** What a request may call this server. */
export interface GuardOptions {
  /** Names besides loopback, without port; compared lower-cased. */
  readonly allowedHosts: readonly string[];
  /** Where a person adds to them, for the refusal; the key of datadog.yaml where absent. */
  readonly setting?: string;
}

/**
 * Refuses what a page of another site could make a browser send here: a request under a foreign name (DNS rebinding)
 * or from a foreign origin. There is no CORS: no origin is ever echoed.
 *
 * Served names: loopback (`localhost`, `*.localhost`, 127.0.0.0/8, `[::1]`), the address that the connection reached,
 * and `allowedHosts`. An Origin must be absent (no browser, or a plain GET) or equal to the Host.
 */
export function guard(options: GuardOptions): RequestHandler {
  const allowed = new Set(options.allowedHosts.map((name) => name.toLowerCase()));
  return (request, _response, next) => {
    const host = request.headers.host ?? '';
    const name = hostName(host);
    if (!isLoopbackName(name) && !allowed.has(name) && name !== plainAddress(request.socket.localAddress)) {
      throw errors.hostRefused(host, options.setting);
    }
    const { origin } = request.headers;
    if (origin !== undefined && !isOriginOf(origin, host)) throw errors.originRefused(origin);
    next();
  };
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
