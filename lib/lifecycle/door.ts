/** The parts of an endpoint's URL. */
export interface Door {
  readonly url: string;
  /** IPv6 without brackets. */
  readonly host: string;
  readonly port: string;
}

/**
 * Takes the URL of an endpoint apart (`http://127.0.0.1:8080`, `udp://[::1]:8125`, `mysql://user@127.0.0.1:3307/schema`).
 * Unlike `URL` it keeps a port that
 * is the scheme's default. Undefined for what has no host and port.
 */
export function parseDoor(url: string | undefined): Door | undefined {
  const match = /^\w+:\/\/(?:[^@/]*@)?(?:\[([^\]]+)\]|([^:/@]+)):(\d+)(?:\/.*)?$/.exec(url ?? '');
  if (!match || url === undefined) return undefined;
  return { url, host: match[1] ?? match[2] ?? '', port: match[3] ?? '' };
}
