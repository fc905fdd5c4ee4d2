import { decodePacket } from '../../lib/codec/dogstatsd/decode-packet.ts';
import type { LineError, Message, MetricMessage } from '../../lib/codec/dogstatsd/message.ts';
import { readHost } from '../../lib/codec/fields.ts';
import { maxMetricNameLength, normalizeMetricName } from '../../lib/tags/normalize-metric-name.ts';

const options = { timestamps: true, origin: false };

/** What a receiver with default settings must have counted: by the full decoder alone, without its short way. */
export class DatagramLedger {
  packets = 0;
  bytes = 0;
  truncated = 0;
  /** Lines that are not empty. */
  lines = 0;
  /** Samples in lines that can be taken. */
  samples = 0;
  timestamped = 0;
  /** Lines that can be read and are refused whole: a name or a host that is none, a timestamp on a type that has none. */
  refused = 0;
  events = 0;
  serviceChecks = 0;
  badFields = 0;
  readonly errors = { metric: 0, event: 0, service_check: 0 };
  readonly #bufferSizeBytes: number;
  readonly #suffixLength: number;

  constructor(receiver: {
    readonly bufferSizeBytes: number;
    /** Of the longest series of a histogram, with its dot. */
    readonly suffixLength: number;
  }) {
    this.#bufferSizeBytes = receiver.bufferSizeBytes;
    this.#suffixLength = receiver.suffixLength;
  }

  add(packet: Buffer): void {
    this.packets++;
    this.bytes += packet.length;
    if (packet.length > this.#bufferSizeBytes) this.truncated++;
    for (const message of decodePacket(packet.subarray(0, this.#bufferSizeBytes), options)) this.#addLine(message);
  }

  #addLine(message: Message | LineError): void {
    this.lines++;
    if (message.kind === 'error') this.errors[message.of]++;
    else if (message.kind === 'metric') this.#addMetric(message);
    else {
      this.badFields += message.badFields.length;
      if (!hasHost(message)) this.refused++;
      else if (message.kind === 'event') this.events++;
      else this.serviceChecks++;
    }
  }

  #addMetric(message: MetricMessage): void {
    const samples = message.type === 'set' ? 1 : message.values.length;
    const isPoint = message.timestampS !== undefined;
    const isTimeless = isPoint && message.type !== 'gauge' && message.type !== 'count';
    if (isTimeless || !this.#isNamed(message) || !hasHost(message)) this.refused++;
    else {
      this.samples += samples;
      if (isPoint) this.timestamped += samples;
    }
  }

  #isNamed({ type, name, timestampS }: MetricMessage): boolean {
    const normalized = normalizeMetricName(name);
    const isSummary = (type === 'histogram' || type === 'timing') && timestampS === undefined;
    return normalized !== '' && normalized.length + (isSummary ? this.#suffixLength : 0) <= maxMetricNameLength;
  }

  /** The counters that follow from this, and those of the receiver that must be equal. */
  compare(counters: Readonly<Record<string, number>>): {
    readonly expected: Readonly<Record<string, number>>;
    readonly counted: Readonly<Record<string, number>>;
  } {
    const read = (name: string): number => counters[`dogstatsd.${name}`] ?? 0;
    const samples = Object.keys(counters)
      .filter((name) => name.startsWith('dogstatsd.samples.') && name !== 'dogstatsd.samples.with_timestamp')
      .reduce((sum, name) => sum + (counters[name] ?? 0), read('unsupported.distribution'));
    return {
      expected: {
        packets: this.packets,
        bytes: this.bytes,
        truncated: this.truncated,
        samples: this.samples,
        timestamped: this.timestamped,
        refused: this.refused,
        events: this.events,
        serviceChecks: this.serviceChecks,
        badFields: this.badFields,
        ...this.errors,
      },
      counted: {
        packets: read('packets'),
        bytes: read('bytes'),
        truncated: read('truncated_packets'),
        // Where contexts can run out, all lines have one sample (`isFreshOnly`): what is refused is as many lines.
        samples: samples + read('dropped.contexts'),
        timestamped: read('samples.with_timestamp'),
        refused: read('unsupported.timestamp_type') + read('dropped.invalid_name') + read('dropped.invalid_host'),
        events: read('events') + read('dropped.event_time'),
        serviceChecks: read('service_checks') + read('dropped.service_check_time'),
        badFields: read('bad_fields'),
        metric: read('parse_errors.metric'),
        event: read('parse_errors.event'),
        service_check: read('parse_errors.service_check'),
      },
    };
  }
}

/** Whether the host that a line names, the last one by its tags where no field does, can be one. */
function hasHost(message: Message): boolean {
  const byTags = message.tags.filter((tag) => tag.startsWith('host:')).at(-1);
  const host = (message.kind === 'metric' ? undefined : message.host) ?? byTags?.slice('host:'.length);
  return readHost(host) !== undefined;
}
