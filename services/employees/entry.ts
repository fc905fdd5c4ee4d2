import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from '../../lib/log/logger.ts';
import type { PageView } from './metrics.ts';
import { securityHeaders } from './security-headers.ts';

/** What of a request is written down. */
export interface EntryOptions {
  readonly log: Logger;
  readonly metrics: { viewed(view: PageView): void };
}

/** nginx's word for a client that did not wait for the answer. */
const clientClosedRequest = 499;
const nsPerMs = 1e6;

/**
 * What every request passes first: it gets security headers and, when it is over, a line in the log and the metrics of
 * its page. Before the framework, not in it: a middleware costs time in every request, and more in a traced one.
 */
export function entry({ log, metrics }: EntryOptions, app: RequestListener): RequestListener {
  return (request, response) => {
    const startedAtMs = performance.now();
    for (const [name, value] of securityHeaders) response.setHeader(name, value);
    response.on('close', () => over(request, response, performance.now() - startedAtMs));
    app(request, response);
  };

  function over(request: IncomingMessage, response: ServerResponse, durationMs: number): void {
    const { method = '', url = '' } = request;
    const status = response.writableFinished ? response.statusCode : clientClosedRequest;
    const page = pageOf(response);
    if (page !== undefined) metrics.viewed({ page, method, status, durationMs });
    const isNoise = url === '/healthz' || url.startsWith('/assets/');
    const http = { method, url, status_code: status };
    log[isNoise ? 'debug' : 'info']({ http, duration: Math.round(durationMs * nsPerMs) }, '%s %s', method, url);
  }
}

/** The name of the page that was asked for, which its route left with the response; undefined when it was none. */
function pageOf(response: ServerResponse): string | undefined {
  return (response as { readonly locals?: { readonly page?: string } }).locals?.page;
}
