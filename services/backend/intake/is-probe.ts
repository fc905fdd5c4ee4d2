import type { IncomingMessage } from 'node:http';

/** Whether a request only tries a door: `agent diagnose` posts `{}` to each, and takes a refusal for a fault. */
export function isProbe(request: Pick<IncomingMessage, 'headers'>): boolean {
  return request.headers['x-requested-with'] === 'datadog-agent-diagnose';
}
