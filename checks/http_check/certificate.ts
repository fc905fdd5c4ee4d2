import { isIP } from 'node:net';
import { type ConnectionOptions, connect } from 'node:tls';
import type { AgentCheck } from 'labrador/check';

/**
 * Reads when the certificate of an `https:` address ends.
 * @returns Unix milliseconds
 * @throws Error when there is no connection in time, or TLS refuses the certificate (`rejectUnauthorized`)
 */
export function readCertificateEnd(
  url: URL,
  options: { readonly timeoutMs: number; readonly clock: AgentCheck['clock']; readonly tls: ConnectionOptions },
): Promise<number> {
  const { clock, timeoutMs, tls } = options;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const servername = isIP(host) === 0 ? { servername: host } : {};
    const socket = connect({ ...tls, ...servername, host, port: Number(url.port || 443) });
    const timer = clock.after(timeoutMs, () => socket.destroy(new Error(`timed out after ${timeoutMs} ms`)));
    socket.once('secureConnect', () => {
      const endMs = socket.getPeerX509Certificate()?.validToDate.getTime();
      if (endMs === undefined) reject(new Error('the server showed no certificate'));
      else resolve(endMs);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => timer.cancel());
  });
}
