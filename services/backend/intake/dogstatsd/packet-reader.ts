import { decodeLine } from '../../../../lib/codec/dogstatsd/decode-line.ts';
import type {
  DecodeOptions,
  EventMessage,
  LineError,
  MetricMessage,
  ServiceCheckMessage,
} from '../../../../lib/codec/dogstatsd/message.ts';
import type { Aggregator } from './aggregator.ts';
import { Enricher, type Identity } from './enrich.ts';
import { KeyTable } from './key-table.ts';
import { LineScanner, LineType, paddingBytes } from './line-scanner.ts';
import { MetricStats } from './metric-stats.ts';
import { sampleKindOf } from './sample-kind.ts';
import type { DogstatsdSettings } from './settings.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Packets, and frames of streams, are read up to here. */
export const maxPacketBytes = 65_536;

/** What a line has instead of a series when it is refused (counted), and when it is on the filter list. */
const refused = -1;
const filtered = -2;

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
  /** Lines without an end, where one is asked for. */
  unterminatedLines: number;
  invalidNames: number;
  /** Samples' lines whose host is too long. */
  invalidHosts: number;
  /** Samples of metrics on the filter list. */
  filtered: number;
  badFields: number;
}

/**
 * Reads packets into an aggregator. Lines of the common form take the short way (`LineScanner`, then a table of known
 * keys); everything else the full decoder. Both give the same result, and a line is taken whole or not at all.
 */
export class PacketReader {
  readonly counters: ReaderCounters = {
    packets: 0,
    bytes: 0,
    truncatedPackets: 0,
    samples: new Float64Array(Object.keys(LineType).length + 1),
    points: 0,
    unsupportedTimestamps: 0,
    unterminatedLines: 0,
    invalidNames: 0,
    invalidHosts: 0,
    filtered: 0,
    badFields: 0,
  };
  readonly #aggregator: Aggregator;
  readonly #enricher: Enricher;
  readonly #messages: Messages;
  readonly #options: DecodeOptions;
  readonly #maxBytes: number;
  readonly #keys: KeyTable;
  readonly #bytes = Buffer.alloc(maxPacketBytes + paddingBytes);
  readonly #scanner: LineScanner;
  #stats: MetricStats | undefined;

  constructor(settings: DogstatsdSettings, to: { readonly aggregator: Aggregator; readonly messages: Messages }) {
    this.#aggregator = to.aggregator;
    this.#enricher = new Enricher(settings);
    this.#messages = to.messages;
    this.#options = { timestamps: settings.timestamps, origin: false };
    this.#maxBytes = Math.min(settings.bufferSizeBytes, maxPacketBytes);
    this.#keys = new KeyTable({ entries: settings.maxContexts, bytes: 128 * 1024 * 1024 });
    this.#scanner = new LineScanner(this.#bytes, settings.timestamps);
  }

  /** What was counted by metric; undefined while nothing is. */
  get metricStats(): MetricStats | undefined {
    return this.#stats;
  }

  /** Begins to count samples by metric, unless that goes on, or ends it and forgets them. */
  countByMetric(enabled: boolean): void {
    if (!enabled) this.#stats = undefined;
    else this.#stats ??= new MetricStats(this.#aggregator);
  }

  /** How often the table of known keys was full and started again. */
  get keyTableResets(): number {
    return this.#keys.resets;
  }

  /** Absent where no metric is mapped. */
  get mapperCounters(): Enricher['mapperCounters'] {
    return this.#enricher.mapperCounters;
  }

  /**
   * Reads one packet; the aggregator has been told the time.
   * @param eolRequired whether a last line without a line end is dropped (counted)
   */
  read(packet: Uint8Array, eolRequired: boolean): void {
    const bytes = this.#bytes;
    let length = packet.length;
    this.counters.packets++;
    this.counters.bytes += length;
    if (length > this.#maxBytes) {
      this.counters.truncatedPackets++;
      length = this.#maxBytes;
      bytes.set(packet.subarray(0, length));
    } else bytes.set(packet);
    if (eolRequired) length = this.#terminatedLength(length);
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

  /** How many bytes of a packet are whole lines. */
  #terminatedLength(length: number): number {
    const terminated = length === 0 ? 0 : this.#bytes.lastIndexOf(lineFeed, length - 1) + 1;
    if (terminated < length) this.counters.unterminatedLines++;
    return terminated;
  }

  #takeScanned(start: number, end: number): number {
    const scanner = this.#scanner;
    const { type } = scanner.key;
    const isSet = type === LineType.set;
    const samples = isSet ? 1 : scanner.valueCount;
    const series = this.#seriesOf(start, end);
    if (series < 0) {
      if (series === filtered) this.counters.filtered += samples;
      return end;
    }
    if (isSet) {
      this.#aggregator.addMember(series, this.#bytes.toString('utf8', scanner.valueStart, scanner.valueEnd));
    } else {
      const kind = sampleKindOf(type);
      const { values, sampleRate } = scanner;
      for (let i = 0; i < samples; i++) this.#aggregator.add(series, kind, values[i] as number, sampleRate);
    }
    this.#count(type, samples);
    this.#stats?.addToSeries(series, samples, this.#aggregator.nowS);
    return end;
  }

  /** The series of the line just scanned, or why it has none. */
  #seriesOf(start: number, end: number): number {
    const { key, view } = this.#scanner;
    const known = this.#keys.find(view, key);
    if (known >= 0) {
      const series = this.#keys.series(known);
      if (series < 0 || this.#keys.generation(known) === this.#aggregator.generation(series)) return series;
    }
    const message = decodeLine(this.#bytes.subarray(start, end), this.#options);
    if (message.kind !== 'metric') throw new Error(`the scanner took for a metric: ${this.#text(start, end)}`);
    const series = this.#resolve(message);
    if (series !== refused) {
      const entry = known >= 0 ? known : this.#keys.insert(this.#bytes, key);
      this.#keys.assign(entry, series, series < 0 ? 0 : this.#aggregator.generation(series));
    }
    return series;
  }

  #resolve(message: MetricMessage): number {
    const identity = this.#identify(message);
    if (typeof identity === 'number') return identity;
    return this.#aggregator.resolve(identity, sampleKindOf(LineType[message.type]));
  }

  #identify(message: MetricMessage): Identity | typeof refused | typeof filtered {
    const identity = this.#enricher.enrich(message);
    if (typeof identity !== 'string') return identity;
    if (identity === 'filtered') return filtered;
    if (identity === 'invalid_name') this.counters.invalidNames++;
    else this.counters.invalidHosts++;
    return refused;
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
    if (message.timestampS !== undefined) {
      this.#takePoint(message, message.timestampS);
      return;
    }
    const series = this.#resolve(message);
    const samples = samplesOf(message);
    if (series < 0) {
      if (series === filtered) this.counters.filtered += samples;
      return;
    }
    if (message.type === 'set') this.#aggregator.addMember(series, message.member);
    else {
      const kind = sampleKindOf(LineType[message.type]);
      for (const value of message.values) this.#aggregator.add(series, kind, value, message.sampleRate);
    }
    this.#count(LineType[message.type], samples);
    this.#stats?.addToSeries(series, samples, this.#aggregator.nowS);
  }

  /** A sample with a timestamp: a point of its own. The sample rate has no effect, as in the Agent. */
  #takePoint(message: MetricMessage, timestampS: number): void {
    const identity = this.#identify(message);
    if (identity === refused) return;
    if (identity === filtered) this.counters.filtered += samplesOf(message);
    else if (message.type !== 'gauge' && message.type !== 'count') this.counters.unsupportedTimestamps++;
    else {
      this.#count(LineType[message.type], message.values.length);
      this.counters.points += message.values.length;
      this.#stats?.addToName(identity.name, message.values.length, this.#aggregator.nowS);
      for (const value of message.values) {
        this.#messages.point(identity, { isCount: message.type === 'count', timestampS, value });
      }
    }
  }

  #count(type: number, samples: number): void {
    this.counters.samples[type] = (this.counters.samples[type] as number) + samples;
  }

  #text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, Math.min(end, start + 200));
  }
}

function samplesOf(message: MetricMessage): number {
  return message.type === 'set' ? 1 : message.values.length;
}
