import type { Route } from '../../../../lib/http/route.ts';
import { acceptBody } from '../accept-body.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/**
 * The door by which an Agent tells about its host: `POST /intake/` (wire.md 3.3). Its events are stored; its reports
 * on runs of checks and anything else are counted as not read.
 */
export const hostMetadataRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/intake/',
    keys: 'api',
    body: 'bytes',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => async (request, response) => {
      await acceptBody(request, { door: 'host-metadata', form: 'intake' }, deps);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
];
