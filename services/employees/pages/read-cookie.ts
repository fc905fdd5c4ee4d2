import type { IncomingHttpHeaders } from 'node:http';

/** The value of a cookie whose name has no special characters; undefined when it was not sent. */
export function readCookie(headers: Pick<IncomingHttpHeaders, 'cookie'>, name: string): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
