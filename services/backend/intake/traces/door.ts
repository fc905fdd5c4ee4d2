import type { IncomingHttpHeaders } from 'node:http';

/** A request as a door of the trace receiver gets it: its body is there, within the door's bound. */
export interface DoorRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed where the door asks for it; empty where it does not keep bodies. */
  readonly body: Buffer;
  /** Bytes of the body as it was sent. */
  readonly sentBytes: number;
}

/** What a door answers. */
export interface DoorAnswer {
  readonly status: number;
  readonly body: string;
  readonly type: 'text/plain; charset=utf-8' | 'application/json';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request was refused. */
export interface Refusal {
  /** The name of a counter. */
  readonly reason: 'too_large' | 'overloaded' | 'undecodable' | 'cut_off' | 'encoding' | 'other';
  /** What the client is told. */
  readonly text: string;
}

/**
 * One row of the receiver's table of endpoints (wire.md 2.1). What `handle` throws becomes an answer of plain text: an
 * HttpError as it is, anything else a 500.
 */
export interface Door {
  /** Exact, or the beginning of a path where it ends in `/`; as `/info` lists it. */
  readonly path: string;
  /** Whether `/info` lists it. */
  readonly isListed: boolean;
  /** `upload`: POST and PUT, as tracers use both for the same; `any`: GET as well. */
  readonly methods: 'upload' | 'any';
  /** Bytes of its body at most, as sent and decompressed; absent: `max_payload_size`. */
  readonly maxBytes?: number;
  /** `inflated`: a Content-Encoding is undone; `none`: bytes are counted and forgotten. Absent: taken as it is. */
  readonly keeps?: 'inflated' | 'none';
  /**
   * Asked before its body is read; what is refused then is read to its end, but not kept.
   * @throws HttpError
   */
  readonly admit?: () => void;
  readonly handle: (request: DoorRequest) => DoorAnswer | Promise<DoorAnswer>;
  /** Told of each request that is answered with an error, to count what was lost. */
  readonly onRefused?: (request: Pick<DoorRequest, 'headers'>, refusal: Refusal) => void;
  /** The answer of a refusal with 429, where clients read one. */
  readonly busyAnswer?: (text: string) => Pick<DoorAnswer, 'body' | 'type'>;
}
