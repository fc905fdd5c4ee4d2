import { isIP } from 'node:net';

/** Whether a server bound to this address is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The URL by which this machine reaches a server bound to `host`. */
export function localUrl(scheme: 'http' | 'udp' | 'mysql', host: string, port: number): string {
  if (host === '0.0.0.0' || host === '') return `${scheme}://127.0.0.1:${port}`;
  if (host === '::') return `${scheme}://[::1]:${port}`;
  return `${scheme}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

/** A door's URL as this machine reaches it: `udp://0.0.0.0:8125` → `udp://127.0.0.1:8125`. */
export function reachableUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
