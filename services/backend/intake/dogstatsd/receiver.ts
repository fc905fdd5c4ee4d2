import type { DogstatsdMetricStats } from '../../../../lib/api-types/dogstatsd.ts';
import type { Clock, Timer } from '../../../../lib/clock/clock.ts';
import { type AgeLimits, eventAge, judgeAge, serviceCheckAge } from '../../../../lib/codec/age.ts';
import type { EventMessage, LineError, ServiceCheckMessage } from '../../../../lib/codec/dogstatsd/message.ts';
import type { Outbox } from '../outbox.ts';
import type { LogLine } from '../throttled-log.ts';
import { ThrottledLog } from '../throttled-log.ts';
import { Aggregator } from './aggregator.ts';
import { LossReport, nameCounters, type ReceiverCounters } from './named-counters.ts';
import { OpenBuckets } from './open-buckets.ts';
import { type Messages, PacketReader } from './packet-reader.ts';
import type { DogstatsdSettings } from './settings.ts';
import { toEvent, toServiceCheck } from './to-model.ts';
import { WaitingRows } from './waiting-rows.ts';

/** Seconds that a timestamp may lie ahead; Datadog's intake takes ten minutes. */
const maxAheadS = 600;

/** Packets that are taken for as late as the first of them: looking at the clock costs a third of what a small packet does. */
const packetsPerLook = 16;

/**
 * DogStatsD without its sockets: packets in, messages to the store out. Closed buckets are handed over in the second
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
  readonly #waiting: WaitingRows;
  readonly #open: OpenBuckets;
  readonly #lossReport: LossReport;
  /** Since when samples are counted by metric, Unix seconds. */
  #countedSinceS = 0;
  #secondTimer: Timer;
  #packetsUntilLook = 0;
  readonly #counted: ReceiverCounters = {
    events: 0,
    serviceChecks: 0,
    errors: { metric: 0, event: 0, service_check: 0 },
    futureTimestamps: 0,
    eventTimes: 0,
    serviceCheckTimes: 0,
    invalidHosts: 0,
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
    this.#waiting = new WaitingRows(to);
    this.#open = new OpenBuckets({ aggregator: this.#aggregator, ...to });
    this.#lossReport = new LossReport(this.#parts());
    this.#secondTimer = this.#atNextSecond();
    if (settings.metricStats) this.countByMetric(true);
  }

  /** Takes a packet in, or a frame of a Unix stream. Besides the look at the clock here there is one at each full second. */
  receive(packet: Uint8Array, listener: 'udp' | 'uds' = 'udp'): void {
    if (--this.#packetsUntilLook < 0) this.#advance();
    this.#reader.read(packet, this.#settings.eolRequired[listener]);
  }

  /** Hands over everything, the open bucket as final; takes no more packets. */
  stop(): void {
    this.#secondTimer.cancel();
    this.#waiting.forward();
    this.#advance();
    this.#outbox.buckets(this.#aggregator.open({ sketches: true }));
    this.#open.withdraw();
  }

  /** What happened since the start, by name. */
  counters(): Record<string, number> {
    return nameCounters(this.#parts());
  }

  /** Begins to count samples by metric, or ends it. */
  countByMetric(enabled: boolean): void {
    if (enabled && !this.#reader.metricStats) this.#countedSinceS = Math.floor(this.#nowS());
    this.#reader.countByMetric(enabled);
  }

  /** What was counted by metric. */
  metricStats(): DogstatsdMetricStats {
    const stats = this.#reader.metricStats;
    if (!stats) return { enabled: false, metrics: [], leftOut: 0 };
    return { enabled: true, sinceS: this.#countedSinceS, ...stats.take() };
  }

  #parts() {
    return { reader: this.#reader, aggregator: this.#aggregator, outbox: this.#outbox, counted: this.#counted };
  }

  #nowS(): number {
    return this.#clock.now() / 1000;
  }

  /** Where the reader puts what is not aggregated. */
  #messages(): Messages {
    return {
      point: (identity, sample) => {
        if (!Number.isFinite(sample.value)) this.#aggregator.counters.notFinite++;
        else if (sample.timestampS > this.#nowS() + maxAheadS) this.#counted.futureTimestamps++;
        else this.#waiting.point(identity, sample);
      },
      event: (event) => this.#takeEvent(event),
      serviceCheck: (check) => this.#takeServiceCheck(check),
      error: (error, line) => this.#countError(error, line),
    };
  }

  #takeEvent(message: EventMessage): void {
    const event = toEvent(message, this.#settings, this.#nowS());
    if (!event) this.#counted.invalidHosts++;
    else if (!this.#isTimely(event, eventAge)) this.#counted.eventTimes++;
    else {
      this.#counted.events++;
      this.#waiting.event(event);
    }
  }

  #takeServiceCheck(message: ServiceCheckMessage): void {
    const check = toServiceCheck(message, this.#settings, this.#nowS());
    if (!check) this.#counted.invalidHosts++;
    else if (!this.#isTimely(check, serviceCheckAge)) this.#counted.serviceCheckTimes++;
    else {
      this.#counted.serviceChecks++;
      this.#waiting.check(check);
    }
  }

  #isTimely({ timestampS }: { readonly timestampS: number }, limits: AgeLimits): boolean {
    return judgeAge(timestampS, this.#nowS(), limits) === 'ok';
  }

  #countError(error: LineError, line: string): void {
    this.#counted.errors[error.of]++;
    const level = this.#settings.quietParseErrors ? 'debug' : 'warn';
    const text = (): string => `DogStatsD: cannot read ${error.of} line ${JSON.stringify(line)}: ${error.reason}`;
    this.#log.write('parse', { level, text });
  }

  #advance(): void {
    this.#packetsUntilLook = packetsPerLook - 1;
    const closed = this.#aggregator.advance(this.#nowS());
    if (!closed) return;
    this.#outbox.buckets(closed);
    this.#open.withdraw();
    this.#reader.sweep();
    const losses = this.#lossReport.take();
    if (losses.length === 0) return;
    const text = (): string => `DogStatsD did not keep everything: ${losses.join(', ')}`;
    this.#log.write('losses', { level: 'warn', text });
  }

  #atNextSecond(): Timer {
    const intoSecondMs = this.#clock.now() % 1000;
    return this.#clock.after(1000 - intoSecondMs, () => {
      this.#secondTimer = this.#atNextSecond();
      this.#advance();
      this.#open.showChanges();
    });
  }
}
