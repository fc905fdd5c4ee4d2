import { AsyncResource } from 'node:async_hooks';
import type { Request, RequestHandler, Response } from 'express';
import { guard } from '../../lib/http/guard.ts';
import type { Logger } from '../../lib/log/logger.ts';
import type { PageMetrics } from './metrics.ts';
import { securityHeaders } from './security-headers.ts';

export interface EntryOptions {
  readonly log: Logger;
  readonly metrics: PageMetrics;
  readonly allowedHosts: readonly string[];
}

const nsPerMs = 1e6;

/**
 * What every request passes first: security headers, the check of its Host and Origin, and, when it is over, a line in
 * the log and the metrics of its page. One middleware, as each costs time in every request, more so in a traced one.
 */
export function entry({ log, metrics, allowedHosts }: EntryOptions): RequestHandler {
  const isOurs = guard({ allowedHosts, setting: 'ALLOWED_HOSTS in the environment' });
  return (request, response, next) => {
    const startedAtMs = performance.now();
    for (const [name, value] of securityHeaders) response.setHeader(name, value);
    const onClose = (): void => over(request, response, performance.now() - startedAtMs);
    // In the context of the request: a log line then carries the id of its trace.
    response.on('close', AsyncResource.bind(onClose));
    isOurs(request, response, next);
  };

  function over(request: Request, response: Response, durationMs: number): void {
    const { method, originalUrl: url } = request;
    // Nobody waits for the answer any more where it was not written whole.
    const status = response.writableFinished ? response.statusCode : 499;
    const page: unknown = response.locals.page;
    if (typeof page === 'string') metrics.viewed({ page, method, status, durationMs });
    const isNoise = url === '/healthz' || url.startsWith('/assets/');
    const http = { method, url, status_code: status };
    log[isNoise ? 'debug' : 'info']({ http, duration: Math.round(durationMs * nsPerMs) }, '%s %s', method, url);
  }
}
