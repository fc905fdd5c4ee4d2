import { decodeLine } from '../../../../lib/codec/dogstatsd/decode-line.ts';
import type {
  DecodeOptions,
  EventMessage,
  LineError,
  MetricMessage,
  ServiceCheckMessage,
} from '../../../../lib/codec/dogstatsd/message.ts';
import { maxMetricNameLength } from '../../../../lib/tags/normalize-metric-name.ts';
import type { Aggregator } from './aggregator.ts';
import { enrichMetric, type Identity } from './enrich.ts';
import { KeyTable } from './key-table.ts';
import { LineScanner, LineType, paddingBytes } from './line-scanner.ts';
import { SampleKind } from './sample-kind.ts';
import type { DogstatsdSettings } from './settings.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** The largest UDP payload. */
const maxPacketBytes = 65_536;

/** Where what is not aggregated goes. */
export interface Messages {
  /** A sample with a timestamp of its own. */
  point(
    identity: Identity,
    sample: { readonly isCount: boolean; readonly timestampS: number; readonly value: number },
  ): void;
  event(event: EventMessage): void;
  serviceCheck(check: ServiceCheckMessage): void;
  /** A line that cannot be read, and its text. */
  error(error: LineError, line: string): void;
  /** A distribution has come; there is no store of sketches. */
  distribution(): void;
}

/** What was read, since the start. */
export interface ReaderCounters {
  packets: number;
  bytes: number;
  truncatedPackets: number;
  /** Samples by `LineType`. */
  readonly samples: Float64Array<ArrayBuffer>;
  /** Samples with a timestamp. */
  points: number;
  /** Samples with a timestamp whose type cannot have one. */
  unsupportedTimestamps: number;
  invalidNames: number;
  badFields: number;
}

const lineTypes = { gauge: 1, count: 2, histogram: 3, timing: 4, set: 5, distribution: 6 } as const satisfies Record<
  MetricMessage['type'],
  LineType
>;

const sampleKinds: readonly SampleKind[] = [
  SampleKind.none,
  SampleKind.gauge,
  SampleKind.count,
  SampleKind.histogram,
  SampleKind.histogram,
  SampleKind.set,
  SampleKind.none,
];

/**
 * Reads packets into an aggregator. Lines of the common form take the short way (`LineScanner`, then a table of known
 * keys); everything else the full decoder. Both give the same result, and a line is taken whole or not at all.
 */
export class PacketReader {
  readonly counters: ReaderCounters = {
    packets: 0,
    bytes: 0,
    truncatedPackets: 0,
    samples: new Float64Array(Object.keys(lineTypes).length + 1),
    points: 0,
    unsupportedTimestamps: 0,
    invalidNames: 0,
    badFields: 0,
  };
  readonly #settings: DogstatsdSettings;
  readonly #aggregator: Aggregator;
  readonly #messages: Messages;
  readonly #options: DecodeOptions;
  readonly #maxBytes: number;
  readonly #keys: KeyTable;
  /** Characters that the longest of a histogram's series adds to its name. */
  readonly #suffixLength: number;
  readonly #bytes = Buffer.alloc(maxPacketBytes + paddingBytes);
  readonly #scanner: LineScanner;

  constructor(settings: DogstatsdSettings, to: { readonly aggregator: Aggregator; readonly messages: Messages }) {
    this.#settings = settings;
    this.#aggregator = to.aggregator;
    this.#messages = to.messages;
    this.#options = { timestamps: settings.timestamps, origin: false };
    this.#maxBytes = Math.min(settings.bufferSizeBytes, maxPacketBytes);
    const { aggregates, percentiles } = settings.histogram;
    const suffixes = [...aggregates, ...percentiles.map((percentile) => `${percentile}percentile`)];
    this.#suffixLength = Math.max(0, ...suffixes.map((suffix) => suffix.length + 1));
    this.#keys = new KeyTable({ entries: settings.maxContexts, bytes: 128 * 1024 * 1024 });
    this.#scanner = new LineScanner(this.#bytes, settings.timestamps);
  }

  /** How often the table of known keys was full and started again. */
  get keyTableResets(): number {
    return this.#keys.resets;
  }

  /** Reads one packet; the aggregator has been told the time. */
  read(packet: Buffer): void {
    const bytes = this.#bytes;
    let length = packet.length;
    this.counters.packets++;
    this.counters.bytes += length;
    if (length > this.#maxBytes) {
      this.counters.truncatedPackets++;
      length = this.#maxBytes;
      bytes.set(packet.subarray(0, length));
    } else bytes.set(packet);
    bytes[length] = lineFeed;
    for (let start = 0; start < length; ) {
      if (bytes[start] === lineFeed) start++;
      else {
        const scanned = this.#scanner.scan(start);
        start = (scanned < 0 ? this.#readLong(start) : this.#takeScanned(start, scanned)) + 1;
      }
    }
  }

  /** Forgets keys when most of them stand for series that have expired. */
  sweep(): void {
    if (this.#keys.size > 2 * this.#aggregator.contexts + 1024) this.#keys.reset();
  }

  #takeScanned(start: number, end: number): number {
    const { key, values, valueCount, sampleRate } = this.#scanner;
    if (key.type === LineType.distribution) {
      this.#takeDistribution(valueCount);
      return end;
    }
    const series = this.#seriesOf(start, end);
    if (series < 0) return end;
    if (key.type === LineType.set) {
      this.#aggregator.addMember(
        series,
        this.#bytes.toString('utf8', this.#scanner.valueStart, this.#scanner.valueEnd),
      );
      this.#count(LineType.set, 1);
      return end;
    }
    const kind = sampleKinds[key.type] as SampleKind;
    for (let i = 0; i < valueCount; i++) this.#aggregator.add(series, kind, values[i] as number, sampleRate);
    this.#count(key.type, valueCount);
    return end;
  }

  /** The series of the line just scanned; -1 when it is refused (counted). */
  #seriesOf(start: number, end: number): number {
    const { key, view } = this.#scanner;
    const known = this.#keys.find(view, key);
    if (known >= 0) {
      const series = this.#keys.series(known);
      if (this.#keys.generation(known) === this.#aggregator.generation(series)) return series;
    }
    const message = decodeLine(this.#bytes.subarray(start, end), this.#options);
    if (message.kind !== 'metric') throw new Error(`the scanner took for a metric: ${this.#text(start, end)}`);
    const series = this.#resolve(message);
    if (series >= 0) {
      const entry = known >= 0 ? known : this.#keys.insert(this.#bytes, key);
      this.#keys.assign(entry, series, this.#aggregator.generation(series));
    }
    return series;
  }

  #resolve(message: MetricMessage): number {
    const identity = enrichMetric(message, this.#settings);
    const isSummary = message.type === 'histogram' || message.type === 'timing';
    const room = isSummary ? this.#suffixLength : 0;
    if (identity && identity.name.length + room <= maxMetricNameLength) return this.#aggregator.resolve(identity);
    this.counters.invalidNames++;
    return -1;
  }

  /** Reads a line with the full decoder. @returns the place of its LF */
  #readLong(start: number): number {
    const end = this.#bytes.indexOf(lineFeed, start);
    const lineEnd = this.#bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (lineEnd <= start) return end;
    const message = decodeLine(this.#bytes.subarray(start, lineEnd), this.#options);
    if (message.kind === 'error') this.#messages.error(message, this.#text(start, lineEnd));
    else if (message.kind === 'metric') this.#takeMetric(message);
    else {
      this.counters.badFields += message.badFields.length;
      if (message.kind === 'event') this.#messages.event(message);
      else this.#messages.serviceCheck(message);
    }
    return end;
  }

  #takeMetric(message: MetricMessage): void {
    const samples = message.type === 'set' ? 1 : message.values.length;
    if (message.timestampS !== undefined) this.#takePoint(message, message.timestampS);
    else if (message.type === 'distribution') this.#takeDistribution(samples);
    else {
      const series = this.#resolve(message);
      if (series < 0) return;
      if (message.type === 'set') this.#aggregator.addMember(series, message.member);
      else {
        const kind = sampleKinds[lineTypes[message.type]] as SampleKind;
        for (const value of message.values) this.#aggregator.add(series, kind, value, message.sampleRate);
      }
      this.#count(lineTypes[message.type], samples);
    }
  }

  /** A sample with a timestamp: a point of its own. The sample rate has no effect, as in the Agent. */
  #takePoint(message: MetricMessage, timestampS: number): void {
    if (message.type !== 'gauge' && message.type !== 'count') {
      this.counters.unsupportedTimestamps++;
      return;
    }
    const identity = enrichMetric(message, this.#settings);
    if (!identity) {
      this.counters.invalidNames++;
      return;
    }
    this.#count(lineTypes[message.type], message.values.length);
    this.counters.points += message.values.length;
    for (const value of message.values) {
      this.#messages.point(identity, { isCount: message.type === 'count', timestampS, value });
    }
  }

  #takeDistribution(samples: number): void {
    this.#count(LineType.distribution, samples);
    this.#messages.distribution();
  }

  #count(type: number, samples: number): void {
    this.counters.samples[type] = (this.counters.samples[type] as number) + samples;
  }

  #text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, Math.min(end, start + 200));
  }
}
