import type { RefusedItems } from '../../../../lib/codec/refusals.ts';
import type { SinkMessage } from '../../store/store.ts';

/** The ways in which bodies are written that can be large; a door is one or two of them. */
export type BodyForm = 'series-v1' | 'series-v2' | 'distribution-points' | 'check-run' | 'intake' | ProtobufForm;

/** Those that are no JSON. */
export type ProtobufForm = (typeof protobufForms)[number];
export const protobufForms = ['series-v2-protobuf', 'sketches', 'metrics-v3'] as const;

/** What came out of a body, but for its rows. Plain data, it crosses processes. */
export interface DecodedHead {
  /** Counter → growth, once the rows are sent. */
  readonly accepted: Readonly<Record<string, number>>;
  readonly refused: RefusedItems;
  /** The first few parts of it that nothing here reads, for the log. */
  readonly unread: readonly string[];
}

/** What came out of a body. */
export interface DecodedBody extends DecodedHead {
  /** Its rows, in parts that a thread can hand over without standing still. */
  readonly messages: readonly SinkMessage[];
}
