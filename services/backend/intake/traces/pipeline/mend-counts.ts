import type { DropReason } from './chunks/drop-bad-chunks.ts';
import type { NameReason, ServiceReason } from './texts/mend-texts.ts';

/** What of a span could not stay as it was sent. */
export type MendReason =
  | ServiceReason
  | NameReason
  | 'peer_service_truncate'
  | 'peer_service_invalid'
  | 'base_service_truncate'
  | 'base_service_invalid'
  | 'resource_empty'
  | 'resource_truncate'
  | 'type_truncate'
  | 'key_truncate'
  | 'value_truncate'
  | 'invalid_duration'
  | 'invalid_start_date'
  | 'invalid_http_status_code'
  | 'duplicate_span_id'
  | 'sql_non_parsable'
  | 'chunk_tags_not_spread';

const mendReasons: readonly MendReason[] = [
  ...(['service_empty', 'service_truncate', 'service_invalid'] as const),
  ...(['span_name_empty', 'span_name_truncate', 'span_name_invalid'] as const),
  ...(['peer_service_truncate', 'peer_service_invalid', 'base_service_truncate', 'base_service_invalid'] as const),
  ...(['resource_empty', 'resource_truncate', 'type_truncate', 'key_truncate', 'value_truncate'] as const),
  ...(['invalid_duration', 'invalid_start_date', 'invalid_http_status_code', 'duplicate_span_id'] as const),
  ...(['sql_non_parsable', 'chunk_tags_not_spread'] as const),
];

const dropReasons: readonly DropReason[] = ['empty_trace', 'trace_id_zero', 'span_id_zero', 'foreign_span'];

/** Counts what was mended, by span or tag, and what was dropped, by chunk. */
export class MendCounts {
  readonly #mended = new Map<MendReason, number>(mendReasons.map((reason) => [reason, 0]));
  readonly #dropped = new Map<DropReason, number>(dropReasons.map((reason) => [reason, 0]));
  #droppedSpans = 0;

  readonly mended = (reason: MendReason, times = 1): void => {
    this.#mended.set(reason, (this.#mended.get(reason) ?? 0) + times);
  };

  readonly dropped = (reason: DropReason, spans: number): void => {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1);
    this.#droppedSpans += spans;
  };

  /** By the names under which `status` shows them. */
  named(): Record<string, number> {
    return {
      ...Object.fromEntries([...this.#mended].map(([reason, count]) => [`traces.mended.${reason}`, count])),
      ...Object.fromEntries([...this.#dropped].map(([reason, count]) => [`traces.dropped.${reason}`, count])),
      'traces.spans_of_dropped_chunks': this.#droppedSpans,
    };
  }
}
