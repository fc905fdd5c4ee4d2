import type { Request } from 'express';
import type { SeriesPayload } from '../../../../lib/codec/series/series-payload.ts';
import { decodeSeriesV1 } from '../../../../lib/codec/series/series-v1.ts';
import { decodeSeriesV2 } from '../../../../lib/codec/series/series-v2.ts';
import { decodeSeriesV2Protobuf } from '../../../../lib/codec/series/series-v2-protobuf.ts';
import { parseJson } from '../../../../lib/http/json.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { refuseWhenFull } from '../refuse-when-full.ts';
import { acceptSeries } from './accept-series.ts';

/** The doors for points by HTTP: `POST /api/v1/series`, `POST /api/v2/series`. Limits and answers: api.md 4. */
export const seriesRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/series',
    keys: 'api',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => (request, response) => {
      refuseWhenFull(deps);
      acceptSeries(decodeSeriesV1(request.body, deps.clock.now() / 1000), deps);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
  {
    method: 'post',
    path: '/api/v2/series',
    keys: 'api',
    body: 'bytes',
    bodyLimit: { sent: 512_000, inflated: 5_242_880 },
    handle: (deps) => (request, response) => {
      refuseWhenFull(deps);
      const refusals = acceptSeries(decodeV2(request, deps.clock.now() / 1000), deps);
      response.status(202).json({ errors: refusals.first });
    },
  },
];

/** Agents send protobuf, and say so; everybody else JSON. */
function decodeV2(request: Request, nowS: number): SeriesPayload {
  const isProtobuf = /protobuf/i.test(request.headers['content-type'] ?? '');
  return isProtobuf ? decodeSeriesV2Protobuf(request.body, nowS) : decodeSeriesV2(parseJson(request.body), nowS);
}
