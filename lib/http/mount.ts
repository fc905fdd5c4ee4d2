import type { Express, RequestHandler, Response } from 'express';
import { countBody, readBody } from './body.ts';
import { BodyBudget } from './body-budget.ts';
import { inflate } from './inflate.ts';
import { parseJson } from './json.ts';
import type { KeyCheck } from './keys.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { BodyLimit, ErrorForm, Route } from './route.ts';

/** What a route's body may be when its row does not say. */
const defaultBodyLimit: BodyLimit = { sent: 1024 * 1024, inflated: 4 * 1024 * 1024 };

/** Bytes of all bodies that are in memory at the same time, as sent and inflated. */
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
  const room: Room = { budget: new BodyBudget(bodiesInFlight), inflating: new OneAtATime() };
  for (const route of routes) {
    const handlers: RequestHandler[] = [context.keys.require(route.keys)];
    if (route.errorForm) handlers.unshift(noteErrorForm(route.errorForm));
    if (route.method !== 'get') handlers.push(bodyReader(route, room));
    app[route.method](route.path, ...handlers, route.handle(context.deps));
  }
}

/** For `errorResponse`, which knows no routes. */
function noteErrorForm(form: ErrorForm): RequestHandler {
  return (_request, response, next) => {
    response.locals.errorForm = form;
    next();
  };
}

/** What all bodies share. */
interface Room {
  readonly budget: BodyBudget;
  readonly inflating: OneAtATime;
}

function bodyReader(route: Pick<Route<never>, 'bodyLimit' | 'body'>, room: Room): RequestHandler {
  const limit = route.bodyLimit ?? defaultBodyLimit;
  if (route.body === 'size') {
    return async (request, _response, next) => {
      request.body = await countBody(request, limit.sent);
      next();
    };
  }
  return async (request, response, next) => {
    const declared = Number(request.headers['content-length'] ?? limit.sent);
    response.on('close', room.budget.take(Math.min(declared, limit.sent)));
    const sent = await readBody(request, limit.sent);
    const encoding = request.headers['content-encoding'];
    const bytes =
      encoding === undefined
        ? await inflate(sent, '', limit.inflated)
        : await room.inflating.run(() => inflateWithin(room.budget, { sent, encoding, limit, response }));
    if (route.body === 'bytes') request.body = bytes;
    else request.body = bytes.length === 0 ? undefined : parseJson(bytes);
    next();
  };
}

/**
 * How large a body becomes is known only afterwards: until then it holds all that its limit allows, then what it takes.
 * One at a time, so that many small ones do not refuse each other.
 * @throws HttpError 429 when there is not that much left
 */
async function inflateWithin(
  budget: BodyBudget,
  body: { readonly sent: Buffer; readonly encoding: string; readonly limit: BodyLimit; readonly response: Response },
): Promise<Buffer> {
  const giveBack = budget.take(body.limit.inflated);
  try {
    const bytes = await inflate(body.sent, body.encoding, body.limit.inflated);
    giveBack();
    const giveBackInflated = budget.take(bytes.length);
    // The client may have gone away in the meantime.
    if (body.response.closed) giveBackInflated();
    else body.response.on('close', giveBackInflated);
    return bytes;
  } finally {
    giveBack();
  }
}
