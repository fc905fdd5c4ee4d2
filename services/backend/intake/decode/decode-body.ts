import type { MetricTime } from '../../../../lib/codec/age.ts';
import { decodeCheckRun } from '../../../../lib/codec/check-run/check-run.ts';
import { decodeDistributionPoints } from '../../../../lib/codec/distribution-points/distribution-points.ts';
import { decodeIntakeEvents } from '../../../../lib/codec/events/intake-events.ts';
import { cutText } from '../../../../lib/codec/fields.ts';
import { decodeIntake } from '../../../../lib/codec/host-metadata/host-metadata.ts';
import { decodeMetricsV3 } from '../../../../lib/codec/metrics-v3/decode-metrics-v3.ts';
import type { Refusals } from '../../../../lib/codec/refusals.ts';
import { decodeSeriesV1 } from '../../../../lib/codec/series/series-v1.ts';
import { decodeSeriesV2 } from '../../../../lib/codec/series/series-v2.ts';
import { decodeSeriesV2Protobuf } from '../../../../lib/codec/series/series-v2-protobuf.ts';
import { decodeSketches } from '../../../../lib/codec/sketches/decode-sketches.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { parseJson } from '../../../../lib/http/json.ts';
import type { MetricBatch, SketchBatch } from '../../../../lib/model/metric.ts';
import { sinkRows } from '../../store/sink-rows.ts';
import type { SinkMessage } from '../../store/store.ts';
import type { BodyForm, DecodedBody } from './decoded-body.ts';
import { batchParts, partsOf } from './parts.ts';
import { sketchParts } from './sketch-parts.ts';

/** Rows of one body: what the store can always take over, however much waits already. */
export const maxBodyRows = 1_000_000;

/**
 * Decodes the body of a door.
 * @param time by which rows are too old or too new
 * @throws HttpError 400 when it is nothing of that form, 413 when it has more than `maxBodyRows`
 */
export function decodeBody(form: BodyForm, bytes: Buffer, time: MetricTime): DecodedBody {
  const decoded = decodeForm(form, bytes, time);
  let rows = 0;
  for (const message of decoded.messages) rows += sinkRows(message);
  if (rows > maxBodyRows) throw errors.tooManyRows(maxBodyRows);
  return decoded;
}

function decodeForm(form: BodyForm, bytes: Buffer, time: MetricTime): DecodedBody {
  switch (form) {
    case 'series-v1':
      return fromSeries(decodeSeriesV1(parseJson(bytes), time));
    case 'series-v2':
      return fromSeries(decodeSeriesV2(parseJson(bytes), time));
    case 'series-v2-protobuf':
      return fromSeries(decodeSeriesV2Protobuf(bytes, time));
    case 'sketches':
      return fromSketches(decodeSketches(bytes, time));
    case 'metrics-v3':
      return fromMetrics(decodeMetricsV3(bytes, time));
    case 'distribution-points':
      return fromSketches(decodeDistributionPoints(parseJson(bytes), time));
    case 'check-run':
      return fromCheckRun(parseJson(bytes), time.nowS);
    case 'intake':
      return fromIntake(parseJson(bytes), time.nowS);
  }
}

function fromSeries(payload: { readonly batch: MetricBatch; readonly refusals: Refusals }): DecodedBody {
  return fromMetrics({ points: payload.batch, refusals: payload.refusals });
}

function fromSketches(payload: { readonly batch: SketchBatch; readonly refusals: Refusals }): DecodedBody {
  return fromMetrics({ sketches: payload.batch, refusals: payload.refusals });
}

function fromMetrics(payload: {
  readonly points?: MetricBatch;
  readonly sketches?: SketchBatch;
  readonly refusals: Refusals;
}): DecodedBody {
  const { points, sketches, refusals } = payload;
  const messages: SinkMessage[] = [];
  if (points) for (const batch of batchParts(points)) messages.push({ kind: 'points', batch });
  if (sketches) for (const batch of sketchParts(sketches)) messages.push({ kind: 'sketches', batch });
  return {
    messages,
    accepted: {
      'intake.accepted.series_points': points?.value.length ?? 0,
      'intake.accepted.sketches': sketches?.count.length ?? 0,
    },
    refused: refusals.toPlain(),
    unread: [],
  };
}

function fromCheckRun(body: unknown, nowS: number): DecodedBody {
  const { checks, cut, refusals } = decodeCheckRun(body, nowS);
  return {
    messages: Array.from(partsOf(checks), (part): SinkMessage => ({ kind: 'checks', checks: part })),
    accepted: { 'intake.accepted.service_checks': checks.length, 'intake.cut.check_message': cut },
    refused: refusals.toPlain(),
    unread: [],
  };
}

/** Parts that nothing reads are all counted, and as many named. */
const namedUnread = 20;

function fromIntake(body: unknown, nowS: number): DecodedBody {
  const { hosts, events: bySource, unread, refusals } = decodeIntake(body, nowS);
  const { events, cut } = decodeIntakeEvents(bySource, nowS, refusals);
  const messages = Array.from(partsOf(events), (part): SinkMessage => ({ kind: 'events', events: part }));
  for (const host of hosts) messages.push({ kind: 'host', host });
  return {
    messages,
    accepted: {
      'intake.accepted.events': events.length,
      'intake.accepted.hosts': hosts.length,
      'intake.cut.event_text': cut,
      'intake.unread.intake_parts': unread.length,
    },
    refused: refusals.toPlain(),
    unread: unread.slice(0, namedUnread).map((part) => cutText(part, 60)),
  };
}
