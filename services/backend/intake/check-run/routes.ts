import type { Route } from '../../../../lib/http/route.ts';
import { acceptBody } from '../accept-body.ts';
import type { IntakeDeps } from '../intake-deps.ts';

/** The door for service checks: `POST /api/v1/check_run` (api.md 4). */
export const checkRunRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/check_run',
    keys: 'api',
    body: 'bytes',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => async (request, response) => {
      await acceptBody(request, { door: 'check-run', form: 'check-run' }, deps);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
];
