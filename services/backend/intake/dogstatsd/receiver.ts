import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { eventAge, judgeAge } from '../../../../lib/codec/age.ts';
import type { LabEvent } from '../../../../lib/model/event.ts';
import type { ServiceCheck } from '../../../../lib/model/service-check.ts';
import { Aggregator } from './aggregator.ts';
import { BatchBuilder } from './batch-builder.ts';
import type { Outbox } from './outbox.ts';
import { type Messages, PacketReader } from './packet-reader.ts';
import { PointBatch } from './point-batch.ts';
import type { DogstatsdSettings } from './settings.ts';
import type { LogLine } from './throttled-log.ts';
import { ThrottledLog } from './throttled-log.ts';
import { toEvent, toServiceCheck } from './to-model.ts';

/** How long a point, a service check or an event waits for others before it is handed over. */
const forwardDelayMs = 100;

/** Items that are handed over at once, without waiting. */
const maxWaiting = 10_000;

/** Handing over the open buckets may take one part in so many of the thread's time. */
const openShare = 20;

/** Seconds that a timestamp may lie ahead; Datadog's intake takes ten minutes. */
const maxAheadS = 600;

/**
 * DogStatsD without its socket: packets in, messages to the store out. Closed buckets are handed over in the second
 * after their end, open ones every second while they change; points with a timestamp, service checks and events
 * within 100 ms.
 */
export class DogstatsdReceiver {
  readonly #settings: DogstatsdSettings;
  readonly #clock: Clock;
  readonly #outbox: Outbox;
  readonly #log: ThrottledLog;
  readonly #aggregator: Aggregator;
  readonly #reader: PacketReader;
  readonly #points = new PointBatch();
  #events: LabEvent[] = [];
  #checks: ServiceCheck[] = [];
  #secondTimer: Timer;
  #forwardTimer: Timer | undefined;
  readonly #reportedLosses = new Map<string, number>();
  #openVersion = 0;
  #openRowsShown = 0;
  #openNotBeforeMs = 0;
  readonly #counted = {
    events: 0,
    serviceChecks: 0,
    errors: { metric: 0, event: 0, service_check: 0 },
    futureTimestamps: 0,
    eventTimes: 0,
  };

  constructor(
    settings: DogstatsdSettings,
    to: { readonly clock: Clock; readonly outbox: Outbox; readonly log: (line: LogLine) => void },
  ) {
    this.#settings = settings;
    this.#clock = to.clock;
    this.#outbox = to.outbox;
    this.#log = new ThrottledLog(to.clock, to.log);
    this.#aggregator = new Aggregator(settings, this.#nowS());
    this.#reader = new PacketReader(settings, { aggregator: this.#aggregator, messages: this.#messages() });
    this.#secondTimer = this.#atNextSecond();
  }

  /** Takes a packet in. */
  receive(packet: Buffer): void {
    this.#advance();
    this.#reader.read(packet);
  }

  /** Hands over everything, the open bucket as final; takes no more packets. */
  stop(): void {
    this.#secondTimer.cancel();
    this.#forward();
    this.#advance();
    this.#outbox.points(this.#aggregator.open());
    if (this.#openRowsShown > 0) this.#outbox.open(new BatchBuilder().take());
  }

  /** What happened since the start, by name. */
  counters(): Record<string, number> {
    const { counters: read } = this.#reader;
    const { counters: aggregated } = this.#aggregator;
    const { errors } = this.#counted;
    const [, gauge = 0, count = 0, histogram = 0, timing = 0, set = 0, distribution = 0] = read.samples;
    return {
      'dogstatsd.packets': read.packets,
      'dogstatsd.bytes': read.bytes,
      'dogstatsd.truncated_packets': read.truncatedPackets,
      'dogstatsd.samples.gauge': gauge,
      'dogstatsd.samples.count': count,
      'dogstatsd.samples.histogram': histogram,
      'dogstatsd.samples.timing': timing,
      'dogstatsd.samples.set': set,
      'dogstatsd.samples.with_timestamp': read.points,
      'dogstatsd.events': this.#counted.events,
      'dogstatsd.service_checks': this.#counted.serviceChecks,
      'dogstatsd.contexts': this.#aggregator.contexts,
      'dogstatsd.key_table_resets': this.#reader.keyTableResets,
      'dogstatsd.parse_errors': errors.metric + errors.event + errors.service_check,
      'dogstatsd.parse_errors.metric': errors.metric,
      'dogstatsd.parse_errors.event': errors.event,
      'dogstatsd.parse_errors.service_check': errors.service_check,
      'dogstatsd.bad_fields': read.badFields,
      'dogstatsd.unsupported.distribution': distribution,
      'dogstatsd.unsupported.timestamp_type': read.unsupportedTimestamps,
      'dogstatsd.dropped.invalid_name': read.invalidNames,
      'dogstatsd.dropped.future_timestamp': this.#counted.futureTimestamps,
      'dogstatsd.dropped.event_time': this.#counted.eventTimes,
      'dogstatsd.dropped.contexts': aggregated.refusedContexts,
      'dogstatsd.dropped.not_finite': aggregated.notFinite,
      'dogstatsd.dropped.type_conflict': aggregated.typeConflicts,
      'dogstatsd.dropped.set_members': aggregated.setMembersDropped,
      'dogstatsd.histogram_values_beyond_bound': aggregated.histogramValuesNotKept,
      'dogstatsd.dropped.store_behind.points': this.#outbox.dropped.points,
      'dogstatsd.dropped.store_behind.service_checks': this.#outbox.dropped.checks,
      'dogstatsd.dropped.store_behind.events': this.#outbox.dropped.events,
    };
  }

  #nowS(): number {
    return this.#clock.now() / 1000;
  }

  /** Where the reader puts what is not aggregated. */
  #messages(): Messages {
    return {
      point: (identity, sample) => {
        if (sample.timestampS > this.#nowS() + maxAheadS || !Number.isFinite(sample.value)) {
          if (Number.isFinite(sample.value)) this.#counted.futureTimestamps++;
          else this.#aggregator.counters.notFinite++;
          return;
        }
        this.#points.add(identity, sample);
        this.#forwardSoon(this.#points.rows);
      },
      event: (event) => {
        const nowS = this.#nowS();
        const one = toEvent(event, this.#settings, nowS);
        if (judgeAge(one.timestampS, nowS, eventAge) !== 'ok') {
          this.#counted.eventTimes++;
          return;
        }
        this.#counted.events++;
        this.#forwardSoon(this.#events.push(one));
      },
      serviceCheck: (check) => {
        this.#counted.serviceChecks++;
        this.#forwardSoon(this.#checks.push(toServiceCheck(check, this.#settings, this.#nowS())));
      },
      error: (error, line) => {
        this.#counted.errors[error.of]++;
        this.#log.warn(
          'parse',
          () => `DogStatsD: cannot read ${error.of} line ${JSON.stringify(line)}: ${error.reason}`,
        );
      },
      distribution: () => {
        this.#log.warnOnce(
          'distribution',
          () =>
            'DogStatsD: distributions (|d) are not supported yet; they are counted in dogstatsd.unsupported.distribution and not kept',
        );
      },
    };
  }

  #advance(): void {
    const closed = this.#aggregator.advance(this.#nowS());
    if (!closed) return;
    this.#reader.sweep();
    this.#outbox.points(closed);
    this.#sendOpen();
    this.#reportLosses();
  }

  /** Names in the log, once a bucket, what was dropped since the last time. */
  #reportLosses(): void {
    const counters = this.counters();
    const losses: string[] = [];
    for (const [name, count] of Object.entries(counters)) {
      if (!isLoss(name)) continue;
      const more = count - (this.#reportedLosses.get(name) ?? 0);
      if (more > 0) losses.push(`${name} +${more}`);
      this.#reportedLosses.set(name, count);
    }
    if (losses.length > 0) this.#log.warn('losses', () => `DogStatsD did not keep everything: ${losses.join(', ')}`);
  }

  #atNextSecond(): Timer {
    const intoSecondMs = this.#clock.now() % 1000;
    return this.#clock.after(1000 - intoSecondMs, () => {
      this.#secondTimer = this.#atNextSecond();
      this.#advance();
      // The store answers for points only: while it owes some, it is not given snapshots on top.
      const isDue = this.#clock.monotonic() >= this.#openNotBeforeMs && this.#outbox.unansweredRows === 0;
      if (isDue && this.#aggregator.version !== this.#openVersion) this.#sendOpen();
    });
  }

  #sendOpen(): void {
    const startMs = this.#clock.monotonic();
    const open = this.#aggregator.open();
    const rows = open.value.length;
    if (rows > 0 || this.#openRowsShown > 0) this.#outbox.open(open);
    this.#openRowsShown = rows;
    this.#openVersion = this.#aggregator.version;
    const endMs = this.#clock.monotonic();
    this.#openNotBeforeMs = endMs + openShare * (endMs - startMs);
  }

  #forwardSoon(waiting: number): void {
    if (waiting >= maxWaiting) this.#forward();
    else this.#forwardTimer ??= this.#clock.after(forwardDelayMs, () => this.#forward());
  }

  #forward(): void {
    this.#forwardTimer?.cancel();
    this.#forwardTimer = undefined;
    this.#outbox.points(this.#points.take());
    if (this.#events.length > 0) this.#outbox.events(this.#events);
    if (this.#checks.length > 0) this.#outbox.checks(this.#checks);
    this.#events = [];
    this.#checks = [];
  }
}

/** Whether a counter tells of data that was not kept (lines that cannot be read and distributions have their own line in the log). */
function isLoss(name: string): boolean {
  return (
    name.startsWith('dogstatsd.dropped.') ||
    name === 'dogstatsd.unsupported.timestamp_type' ||
    name === 'dogstatsd.truncated_packets' ||
    name === 'dogstatsd.histogram_values_beyond_bound'
  );
}
