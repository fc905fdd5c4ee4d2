import type { Express, RequestHandler } from 'express';
import { readBody } from './body.ts';
import { BodyBudget } from './body-budget.ts';
import { parseJson } from './json.ts';
import type { KeyCheck } from './keys.ts';
import type { BodyLimit, Route } from './route.ts';

/** What a route's body may be when its row does not say. */
const defaultBodyLimit: BodyLimit = { sent: 1024 * 1024, inflated: 4 * 1024 * 1024 };

/** Bytes of all bodies that are in memory at the same time. */
const bodiesInFlight = 256 * 1024 * 1024;

/**
 * Puts the rows of a route table on an app, in order: keys first, then the body within the row's limits, then the
 * row's handler. A row's keys are checked before a byte of its body is read.
 */
export function mount<Deps>(
  app: Express,
  routes: readonly Route<Deps>[],
  context: { readonly deps: Deps; readonly keys: KeyCheck },
): void {
  const budget = new BodyBudget(bodiesInFlight);
  for (const route of routes) {
    const handlers: RequestHandler[] = [context.keys.require(route.keys)];
    if (route.method !== 'get') handlers.push(bodyReader(route, budget));
    app[route.method](route.path, ...handlers, route.handle(context.deps));
  }
}

function bodyReader(route: Pick<Route<never>, 'bodyLimit' | 'body'>, budget: BodyBudget): RequestHandler {
  const limit = route.bodyLimit ?? defaultBodyLimit;
  return async (request, response, next) => {
    const declared = Number(request.headers['content-length'] ?? limit.sent);
    response.on('close', budget.take(Math.min(declared, limit.sent)));
    const bytes = await readBody(request, limit);
    response.on('close', budget.take(bytes.length));
    if (route.body === 'bytes') request.body = bytes;
    else request.body = bytes.length === 0 ? undefined : parseJson(bytes);
    next();
  };
}
