import type { Request } from 'express';
import type { Route } from '../../../../lib/http/route.ts';
import { bodyDoor } from '../body-door.ts';
import { bodyLimits } from '../body-limits.ts';
import type { BodyForm } from '../decode/decoded-body.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The doors for points by HTTP: `POST /api/v1/series`, `POST /api/v2/series`. Limits and answers: api.md 4. */
export const seriesRoutes: readonly Route<IntakeDeps>[] = [
  bodyDoor({ path: '/api/v1/series', door: 'series', form: 'series-v1', limit: bodyLimits.large }),
  bodyDoor({
    path: '/api/v2/series',
    door: 'series',
    form: formOfV2,
    limit: bodyLimits.series,
    answer: (refused) => ({ errors: refused?.first ?? [] }),
  }),
];

/** Agents send protobuf, and say so; everybody else JSON. */
function formOfV2(request: Request): BodyForm {
  return /protobuf/i.test(request.headers['content-type'] ?? '') ? 'series-v2-protobuf' : 'series-v2';
}
