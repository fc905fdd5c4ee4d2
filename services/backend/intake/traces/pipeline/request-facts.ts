import type { IncomingHttpHeaders } from 'node:http';

/** What the headers of a request with traces or stats say of its sender (wire.md 2.3). */
export interface RequestFacts {
  /** `nodejs`, `python`, …; empty where it says nothing, as the next three. */
  readonly language: string;
  readonly languageVersion: string;
  readonly tracerVersion: string;
  readonly containerId: string;
  /** Its spans carry `_dd.top_level` where they are top-level: the receiver does not compute it. */
  readonly clientComputedTopLevel: boolean;
  /** It sends its own stats: none are made of its spans. */
  readonly clientComputedStats: boolean;
  /** Traces and spans that it did not send as they would not have been kept, since its last request. */
  readonly droppedP0Traces: number;
  readonly droppedP0Spans: number;
}

/** What says no where a header's presence alone would say yes; what Go's ParseBool reads as false, and `no`. */
const noes: ReadonlySet<string> = new Set(['', '0', 'f', 'false', 'no']);

/** Reads the facts from a request's headers; what is absent or no number is empty, false or 0. */
export function requestFacts(headers: IncomingHttpHeaders): RequestFacts {
  const text = (name: string): string => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value)?.trim() ?? '';
  };
  return {
    language: text('datadog-meta-lang'),
    languageVersion: text('datadog-meta-lang-version'),
    tracerVersion: text('datadog-meta-tracer-version'),
    containerId: text('datadog-container-id'),
    clientComputedTopLevel: saysYes(text('datadog-client-computed-top-level')),
    clientComputedStats: saysYes(text('datadog-client-computed-stats')),
    droppedP0Traces: readCount(text('datadog-client-dropped-p0-traces')),
    droppedP0Spans: readCount(text('datadog-client-dropped-p0-spans')),
  };
}

function saysYes(value: string): boolean {
  return !noes.has(value.toLowerCase());
}

function readCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(count) ? count : 0;
}
