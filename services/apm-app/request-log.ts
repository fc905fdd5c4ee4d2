import type { RequestHandler } from 'express';
import type { Logger } from '../../lib/log/logger.ts';

const nsPerMs = 1e6;

/** A line in the log for every request, when it is over. */
export function requestLog(log: Logger): RequestHandler {
  return function logRequest(request, response, next) {
    const startedAtMs = performance.now();
    response.on('close', () => {
      const { method, originalUrl: url } = request;
      const http = { method, url, status_code: response.statusCode };
      const duration = Math.round((performance.now() - startedAtMs) * nsPerMs);
      log[url === '/healthz' ? 'debug' : 'info']({ http, duration }, '%s %s', method, url);
    });
    next();
  };
}
