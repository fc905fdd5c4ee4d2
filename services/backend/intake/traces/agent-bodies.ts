import { decodeAgentStats } from '../../../../lib/codec/client-stats/decode-agent-stats.ts';
import type { DecodedTraces } from '../../../../lib/codec/traces/decoded-traces.ts';
import type { TraceDecoder } from '../../../../lib/codec/traces/trace-decoder.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import type { Counters } from '../counters.ts';
import type { AgentBody, AgentIntake } from './agent-intake.ts';
import type { RequestFacts } from './pipeline/request-facts.ts';
import type { TraceReceiver } from './trace-receiver.ts';

/** An Agent has marked what is top-level, and sends the stats of all its clients itself. */
const fromAgent: RequestFacts = {
  language: '',
  languageVersion: '',
  tracerVersion: '',
  containerId: '',
  clientComputedTopLevel: true,
  clientComputedStats: true,
  droppedP0Traces: 0,
  droppedP0Spans: 0,
};

/** Takes the bodies of a real Agent in front (wire.md 3.4). */
export function agentBodies(parts: {
  readonly receiver: TraceReceiver;
  readonly decoder: Pick<TraceDecoder, 'decodeAgentPayload'>;
  readonly counters: Counters;
  readonly warn: (subject: string, text: string) => void;
  /** Told of mistakes of ours. */
  readonly onFault: (error: unknown, what: string) => void;
}): AgentIntake {
  const { receiver, decoder, counters } = parts;
  const take = (what: AgentBody, body: Buffer): void => {
    receiver.refuseWhenFull();
    counters.add(`traces.agent_bodies.${what}`);
    if (what === 'stats') for (const payload of decodeAgentStats(body)) receiver.takeStats(payload, fromAgent);
    else {
      for (const decoded of decoder.decodeAgentPayload(body))
        receiver.takeTraces(decoded, factsOf(decoded), 'traces of an Agent');
    }
  };
  return {
    take: async (what, bytes) => {
      try {
        take(what, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      } catch (error) {
        counters.add(`traces.refused.agent_bodies.${what}`);
        if (error instanceof HttpError) parts.warn('agent', `refused ${what} of an Agent: ${error.message}`);
        else parts.onFault(error, `${what} of an Agent`);
        throw error instanceof HttpError ? error : errors.internal();
      }
      await receiver.untilStoreHasIt();
    },
  };
}

function factsOf({ about }: DecodedTraces): RequestFacts {
  const { language, languageVersion, tracerVersion, containerId } = about;
  return { ...fromAgent, language, languageVersion, tracerVersion, containerId };
}
