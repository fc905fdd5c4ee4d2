import { decodeIntakeEvents } from '../../../../lib/codec/events/intake-events.ts';
import { decodeIntake } from '../../../../lib/codec/host-metadata/host-metadata.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { IntakeDeps } from '../intake-deps.ts';
import { refuseWhenFull } from '../refuse-when-full.ts';

/**
 * The door by which an Agent tells about its host: `POST /intake/` (wire.md 3.3). Its events are stored; its reports
 * on runs of checks and anything else are counted as not read.
 */
export const hostMetadataRoutes: readonly Route<IntakeDeps>[] = [
  {
    method: 'post',
    path: '/intake/',
    keys: 'api',
    bodyLimit: { sent: 3_200_000, inflated: 62_914_560 },
    handle: (deps) => (request, response) => {
      refuseWhenFull(deps);
      const nowS = deps.clock.now() / 1000;
      const payload = decodeIntake(request.body, nowS);
      const { events, refusals } = decodeIntakeEvents(payload.events, nowS);
      deps.refusals.report('host-metadata', refusals);
      if (events.length > 0) deps.store.sink.send({ kind: 'events', events });
      if (payload.host) deps.store.sink.send({ kind: 'host', host: payload.host });
      deps.counters.add('intake.accepted.events', events.length);
      deps.counters.add('intake.accepted.hosts', payload.host ? 1 : 0);
      deps.counters.add('intake.unread.agent_checks', payload.agentChecks);
      deps.counters.add('intake.unread.intake_parts', payload.unread.length);
      if (payload.unread.length > 0)
        deps.log.debug({ parts: payload.unread }, 'host-metadata: parts that are not read');
      response.status(202).type('text/json').send('{"status": "ok"}');
    },
  },
];
