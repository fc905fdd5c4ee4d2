import type { Request } from 'express';
import type { Route } from '../../../../lib/http/route.ts';
import { acceptBody } from '../accept-body.ts';
import type { BodyForm } from '../decode/decoded-body.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The doors for points by HTTP: `POST /api/v1/series`, `POST /api/v2/series`. Limits and answers: api.md 4. */
export const seriesRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/series',
    keys: 'api',
    body: 'bytes',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => async (request, response) => {
      await acceptBody(request, { door: 'series', form: 'series-v1' }, deps);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
  {
    method: 'post',
    path: '/api/v2/series',
    keys: 'api',
    body: 'bytes',
    bodyLimit: { sent: 512_000, inflated: 5_242_880 },
    handle: (deps) => async (request, response) => {
      const refused = await acceptBody(request, { door: 'series', form: formOfV2(request) }, deps);
      response.status(202).json({ errors: refused?.first ?? [] });
    },
  },
];

/** Agents send protobuf, and say so; everybody else JSON. */
function formOfV2(request: Request): BodyForm {
  return /protobuf/i.test(request.headers['content-type'] ?? '') ? 'series-v2-protobuf' : 'series-v2';
}
