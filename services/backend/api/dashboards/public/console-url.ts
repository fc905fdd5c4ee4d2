import type { Request } from 'express';

/** The address of the console as the client that asks sees it; only hosts that are allowed get this far. */
export function consoleUrl(request: Pick<Request, 'protocol' | 'headers'>): string {
  return `${request.protocol}://${request.headers.host}`;
}
