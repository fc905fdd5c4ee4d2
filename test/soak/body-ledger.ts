import { decodeEventV1 } from '../../lib/codec/events/event-v1.ts';
import { HttpError } from '../../lib/http/http-error.ts';
import { inflate } from '../../lib/http/inflate.ts';
import { parseJson } from '../../lib/http/json.ts';
import type { BodyLimit } from '../../lib/http/route.ts';
import { decodeBody } from '../../services/backend/intake/decode/decode-body.ts';
import type { BodyForm } from '../../services/backend/intake/decode/decoded-body.ts';
import { defaultRetentionS } from '../../services/backend/store/engine/retention.ts';
import type { RandomBody } from './random-bodies.ts';

/** What the backend takes without a configuration. */
const metricAge = { pastS: defaultRetentionS.raw, futureS: 600 };

/** What a request must be answered with, and what it adds to the intake's counters. */
export interface Expectation {
  readonly status: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** The form of each door's bodies. A door that is not here is held to statuses only. */
const forms: Readonly<Record<string, (body: RandomBody) => BodyForm | 'event'>> = {
  '/api/v1/series': () => 'series-v1',
  '/api/v2/series': ({ contentType }) => (contentType.includes('protobuf') ? 'series-v2-protobuf' : 'series-v2'),
  '/api/v1/check_run': () => 'check-run',
  '/api/v1/events': () => 'event',
  '/intake/': () => 'intake',
  '/api/v1/distribution_points': () => 'distribution-points',
  '/api/beta/sketches': () => 'sketches',
  '/api/intake/metrics/v3/series': () => 'metrics-v3',
  '/api/intake/metrics/v3/sketches': () => 'metrics-v3',
  '/api/intake/metrics/v3beta/series': () => 'metrics-v3',
  '/api/intake/metrics/v3beta/sketches': () => 'metrics-v3',
};

/** Whether what comes of a body sent to this door can be told beforehand. */
export function isForetold(path: string): boolean {
  return path in forms;
}

/**
 * Tells what comes of a body by the codecs alone, without a server.
 * @param limit of the door
 */
export async function foretell(body: RandomBody, limit: BodyLimit, nowS: number): Promise<Expectation> {
  const form = forms[body.path]?.(body);
  if (form === undefined) throw new Error(`${body.path} has no form here`);
  if (body.bytes.length > limit.sent) return { status: 413, counts: {} };
  try {
    const bytes = await inflate(body.bytes, body.encoding ?? '', limit.inflated);
    if (form !== 'event') return foretellDecoded(form, bytes, nowS);
    const { cut } = decodeEventV1(bytes.length === 0 ? undefined : parseJson(bytes), nowS);
    return { status: 202, counts: stored({ 'intake.accepted.events': 1, 'intake.cut.event_text': cut ? 1 : 0 }) };
  } catch (error) {
    if (error instanceof HttpError) return { status: error.status, counts: {} };
    throw error;
  }
}

function foretellDecoded(form: BodyForm, bytes: Buffer, nowS: number): Expectation {
  const { messages, accepted, refused } = decodeBody(form, bytes, { nowS, metricAge });
  const counts: Record<string, number> = {};
  for (const [reason, count] of refused.countByReason) counts[`intake.refused.${reason}`] = count;
  if (messages.length === 0 && refused.areMalformed) return { status: 400, counts };
  return { status: 202, counts: { ...counts, ...stored(accepted) } };
}

/** What is accepted is stored: the store's own counters grow by as much, where nobody else makes them grow. */
function stored(accepted: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return {
    ...accepted,
    'store.events': accepted['intake.accepted.events'] ?? 0,
    'store.checks': accepted['intake.accepted.service_checks'] ?? 0,
  };
}
