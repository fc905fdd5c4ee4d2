import { StatsD } from 'hot-shots';

/** hot-shots' client with the one method that its types leave out. */
export interface DogStatsdClient extends StatsD {
  /** Sends a finished line with these tags appended. */
  send(line: string, tags: string[]): void;
}

export interface DogStatsdTarget {
  readonly host: string;
  /** 1 to 65535. */
  readonly port: number;
}

/** Bytes of a packet, so that it crosses an Ethernet unbroken. */
const maxPacketBytes = 1432;
/** How long hot-shots lets a last packet linger when it is closed, in milliseconds. */
const closingFlushIntervalMs = 5;

/**
 * A hot-shots client that sends what it is given and nothing else. Left alone it would read the environment: `DD_ENV`,
 * `DD_SERVICE`, `DD_VERSION`, `DD_ENTITY_ID` and `DD_TAGS` become tags of every line (`includeDataDogTags`); any `DD_`
 * variable that it knows turns on "datadog mode" (`datadog`), which adds `|c:`, `|e:` and `|card:` (`originDetection`)
 * and metrics about the client itself (`includeDatadogTelemetry`). Host and port must be given, or
 * `DD_DOGSTATSD_URL` and its like decide.
 * @throws RangeError for a port that hot-shots would silently replace by 8125
 */
export function createDogStatsdClient(target: DogStatsdTarget, errorHandler: (error: Error) => void): DogStatsdClient {
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65535 || target.host === '') {
    throw new RangeError(`Cannot send to ${target.host}:${target.port}: not a host and a port from 1 to 65535`);
  }
  return new StatsD({
    host: target.host,
    port: target.port,
    protocol: 'udp',
    maxBufferSize: maxPacketBytes,
    closingFlushInterval: closingFlushIntervalMs,
    includeDataDogTags: false,
    datadog: false,
    originDetection: false,
    includeDatadogTelemetry: false,
    errorHandler,
  }) as DogStatsdClient;
}
