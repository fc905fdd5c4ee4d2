import type { Response } from 'express';
import type { BodyLimit, Route } from '../../../../lib/http/route.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { isProbe } from '../is-probe.ts';
import { processAnswer } from './process-answer.ts';
import { type UnusedKind, unusedKinds } from './unused-kinds.ts';

const mb = 1024 * 1024;

/** Nothing is held in memory: a bound on how long one request keeps the door busy. Flares are whole logs. */
const limits: Readonly<Record<UnusedKind['answer'], BodyLimit>> = {
  status: { sent: 25 * mb, inflated: 25 * mb },
  process: { sent: 25 * mb, inflated: 25 * mb },
  flare: { sent: 100 * mb, inflated: 100 * mb },
};

/** The doors whose content nothing here uses: read, counted, answered as their clients need it, and not kept. */
export const unusedRoutes: readonly Route<IntakeDeps>[] = unusedKinds.map((kind) => ({
  method: 'post',
  path: kind.path,
  keys: 'api',
  body: 'size',
  bodyLimit: limits[kind.answer],
  handle: (deps) => (request, response) => {
    if (isProbe(request)) deps.counters.add('intake.probes');
    else deps.unused.note(kind.name, request.body as number);
    answer(response, kind.answer);
  },
}));

function answer(response: Response, form: UnusedKind['answer']): void {
  if (form === 'process') response.status(202).type('application/x-protobuf').send(processAnswer);
  else if (form === 'flare') response.json({ error: 'this is Labrador, which keeps no flares and sends them nowhere' });
  else response.status(202).type('text/json').send('{"status": "ok"}');
}
