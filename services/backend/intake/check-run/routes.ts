import { decodeCheckRun } from '../../../../lib/codec/check-run/check-run.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { refuseWhenFull } from '../refuse-when-full.ts';

/** The door for service checks: `POST /api/v1/check_run` (api.md 4). */
export const checkRunRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/api/v1/check_run',
    keys: 'api',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => (request, response) => {
      refuseWhenFull(deps);
      const { checks, refusals } = decodeCheckRun(request.body, deps.clock.now() / 1000);
      deps.refusals.report('check-run', refusals);
      if (checks.length > 0) {
        deps.store.sink.send({ kind: 'checks', checks });
        deps.counters.add('intake.accepted.service_checks', checks.length);
      } else if (refusals.areMalformed) throw errors.bad(refusals.first);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
];
