import type { Outbox } from '../outbox.ts';
import type { Aggregator } from './aggregator.ts';
import type { PacketReader } from './packet-reader.ts';

/** What the receiver counts itself. */
export interface ReceiverCounters {
  events: number;
  serviceChecks: number;
  readonly errors: { metric: number; event: number; service_check: number };
  futureTimestamps: number;
  eventTimes: number;
  serviceCheckTimes: number;
  /** Of events and service checks. */
  invalidHosts: number;
}

/** The parts whose counters are shown. */
interface CountingParts {
  readonly reader: PacketReader;
  readonly aggregator: Aggregator;
  readonly outbox: Outbox;
  readonly counted: ReceiverCounters;
}

/** All counters by the names under which `status` and the metrics `labrador.dogstatsd.…` show them. */
export function nameCounters(parts: CountingParts): Record<string, number> {
  const { counters: read, mapperCounters } = parts.reader;
  const { errors, events, serviceChecks } = parts.counted;
  const [, gauge = 0, count = 0, histogram = 0, timing = 0, set = 0, distribution = 0] = read.samples;
  return {
    'dogstatsd.packets': read.packets,
    'dogstatsd.bytes': read.bytes,
    'dogstatsd.samples': gauge + count + histogram + timing + set + distribution,
    'dogstatsd.samples.gauge': gauge,
    'dogstatsd.samples.count': count,
    'dogstatsd.samples.histogram': histogram,
    'dogstatsd.samples.timing': timing,
    'dogstatsd.samples.set': set,
    'dogstatsd.samples.distribution': distribution,
    'dogstatsd.samples.with_timestamp': read.points,
    'dogstatsd.events': events,
    'dogstatsd.service_checks': serviceChecks,
    'dogstatsd.contexts': parts.aggregator.contexts,
    'dogstatsd.context_bytes': parts.aggregator.contextBytes,
    'dogstatsd.sketch_bins': parts.aggregator.sketchBins,
    'dogstatsd.unanswered_rows': parts.outbox.unansweredRows,
    'dogstatsd.unanswered_bytes': parts.outbox.unansweredBytes,
    'dogstatsd.key_table_resets': parts.reader.keyTableResets,
    'dogstatsd.parse_errors': errors.metric + errors.event + errors.service_check,
    'dogstatsd.parse_errors.metric': errors.metric,
    'dogstatsd.parse_errors.event': errors.event,
    'dogstatsd.parse_errors.service_check': errors.service_check,
    'dogstatsd.bad_fields': read.badFields,
    'dogstatsd.filtered': read.filtered,
    ...(mapperCounters && {
      'dogstatsd.mapper.lookups': mapperCounters.lookups,
      'dogstatsd.mapper.hits': mapperCounters.hits,
      'dogstatsd.mapper.mapped': mapperCounters.mapped,
    }),
    ...losses(parts),
  };
}

/** Counters of data that was not kept, apart from lines that cannot be read: those have their own line in the log. */
function losses({ reader, aggregator, outbox, counted }: CountingParts): Record<string, number> {
  const { counters: read } = reader;
  const { counters: aggregated } = aggregator;
  return {
    'dogstatsd.truncated_packets': read.truncatedPackets,
    'dogstatsd.dropped.unterminated_lines': read.unterminatedLines,
    'dogstatsd.unsupported.timestamp_type': read.unsupportedTimestamps,
    'dogstatsd.dropped.invalid_name': read.invalidNames,
    'dogstatsd.dropped.invalid_host': read.invalidHosts + counted.invalidHosts,
    'dogstatsd.dropped.future_timestamp': counted.futureTimestamps,
    'dogstatsd.dropped.event_time': counted.eventTimes,
    'dogstatsd.dropped.service_check_time': counted.serviceCheckTimes,
    'dogstatsd.dropped.contexts': aggregator.refused.contexts,
    'dogstatsd.dropped.context_bytes': aggregator.refused.contextBytes,
    'dogstatsd.dropped.not_finite': aggregated.notFinite,
    'dogstatsd.dropped.type_conflict': aggregated.typeConflicts,
    'dogstatsd.dropped.set_members': aggregated.setMembersDropped,
    'dogstatsd.dropped.sketch_values': aggregated.sketchValuesDropped,
    'dogstatsd.histogram_values_beyond_bound': aggregated.histogramValuesNotKept,
    'dogstatsd.dropped.store_behind.points': outbox.dropped.points,
    'dogstatsd.dropped.store_behind.sketches': outbox.dropped.sketches,
    'dogstatsd.dropped.store_behind.service_checks': outbox.dropped.checks,
    'dogstatsd.dropped.store_behind.events': outbox.dropped.events,
  };
}

/** Names the losses that grew since the last time it was asked: `dogstatsd.dropped.contexts +3`. */
export class LossReport {
  readonly #parts: CountingParts;
  #before: Readonly<Record<string, number>> = {};

  constructor(parts: CountingParts) {
    this.#parts = parts;
  }

  take(): string[] {
    const now = losses(this.#parts);
    const grown = Object.entries(now).flatMap(([name, count]) => {
      const more = count - (this.#before[name] ?? 0);
      return more > 0 ? [`${name} +${more}`] : [];
    });
    this.#before = now;
    return grown;
  }
}
