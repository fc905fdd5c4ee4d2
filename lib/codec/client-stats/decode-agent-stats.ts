import { MsgpackReader } from '../msgpack/msgpack-reader.ts';
import { Refusals } from '../refusals.ts';
import type { ClientStatsPayload } from './client-stats.ts';
import { readClientStats } from './read-client-stats.ts';
import { maxStatsItems, StatsSource } from './stats-source.ts';

/**
 * Decodes the body of `POST /api/v0.2/stats`, what an Agent passes on of its clients: msgpack `{AgentHostname, AgentEnv,
 * Stats[], …}` (wire.md 3.4). A client has the Agent's host and env where it has none of its own.
 * @throws HttpError 400 when it is no such payload, 413 when there is too much in it
 */
export function decodeAgentStats(body: Buffer): ClientStatsPayload[] {
  const reader = new MsgpackReader(body);
  const budget = { itemsLeft: maxStatsItems };
  const from = new StatsSource(reader, { refusals: new Refusals(), budget });
  const payloads: ClientStatsPayload[] = [];
  let hostname = '';
  let env = '';
  const isMap = from.fields((key) => {
    if (key === 'AgentHostname') hostname = from.text(key);
    else if (key === 'AgentEnv') env = from.text(key);
    else if (key === 'Stats') {
      from.list(key, () => {
        const payload = readClientStats(reader, budget);
        if (!payload) throw reader.malformed('no stats of a client, which are a map');
        payloads.push(payload);
      });
    } else reader.skip();
  });
  if (!isMap) throw reader.malformed('no payload of stats, which is a map');
  return payloads.map((payload) => ({
    ...payload,
    hostname: payload.hostname || hostname,
    env: payload.env || env,
  }));
}
