import { errors } from '../../../../lib/http/errors.ts';
import type { BodyLimit, Route } from '../../../../lib/http/route.ts';
import { answerProbe } from '../answer-probe.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import type { AgentBody } from './agent-intake.ts';

/** An Agent writes payloads of 3.2 MB at most before it compresses them; a single large trace is one of its own. */
const limit: BodyLimit = { sent: 10 * 1024 * 1024, inflated: 32 * 1024 * 1024 };

/** The doors of a real Agent in front for its traces and stats (wire.md 3.4). */
export const agentTraceRoutes: readonly Route<IntakeDeps>[] = [
  agentDoor('/api/v0.2/traces', 'traces'),
  agentDoor('/api/v0.2/stats', 'stats'),
];

function agentDoor(path: string, what: AgentBody): Route<IntakeDeps> {
  return {
    method: 'post',
    path,
    keys: 'api',
    body: 'bytes',
    bodyLimit: limit,
    handle: (deps) => async (request, response) => {
      if (!deps.traces) throw errors.tracesOff();
      if (answerProbe(request, response, deps)) return;
      await deps.traces.take(what, request.body as Buffer);
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  };
}
