import type { Request } from 'express';
import type { RefusedItems } from '../../../lib/codec/refusals.ts';
import type { BodyLimit, Route } from '../../../lib/http/route.ts';
import { acceptBody } from './accept-body.ts';
import { answerProbe } from './answer-probe.ts';
import type { BodyForm } from './decode/decoded-body.ts';
import type { IntakeDeps } from './intake-deps.ts';

/** A way in for bodies that the decoder reads: everything about it is in its row. */
export interface BodyDoor {
  readonly path: string;
  /** Its folder's name. */
  readonly door: string;
  readonly form: BodyForm | ((request: Request) => BodyForm);
  readonly limit: BodyLimit;
  /** The JSON of the 202. Absent: Datadog's `{"status": "ok"}`. */
  readonly answer?: (refused: RefusedItems | undefined) => object;
}

/** The route of a door: decode, hand to the store, count, 202. Of probes nothing is read. */
export function bodyDoor(row: BodyDoor): Route<IntakeDeps> {
  return {
    method: 'post',
    path: row.path,
    keys: 'api',
    body: 'bytes',
    bodyLimit: row.limit,
    handle: (deps) => async (request, response) => {
      if (answerProbe(request, response, deps)) return;
      const form = typeof row.form === 'string' ? row.form : row.form(request);
      const refused = await acceptBody(request, { door: row.door, form }, deps);
      if (row.answer) response.status(202).json(row.answer(refused));
      else response.status(202).type('text/json').send('{"status": "ok"}');
    },
  };
}
