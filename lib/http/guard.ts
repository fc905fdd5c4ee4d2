import type { RequestHandler } from 'express';
import { foreignRequest } from './foreign-request.ts';

/** What a request may call this server. */
export interface GuardOptions {
  /** Names besides loopback, without port; compared lower-cased. */
  readonly allowedHosts: readonly string[];
  /** Where a person adds to them, for the refusal; the key of datadog.yaml where absent. */
  readonly setting?: string;
}

/** Refuses what a page of another site could make a browser send here. There is no CORS: no origin is ever echoed. */
export function guard(options: GuardOptions): RequestHandler {
  const allowed = new Set(options.allowedHosts.map((name) => name.toLowerCase()));
  return (request, _response, next) => {
    const fault = foreignRequest(request, allowed, options.setting);
    if (fault) throw fault;
    next();
  };
}
