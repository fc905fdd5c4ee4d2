import type { MetricTime } from '../../../../lib/codec/age.ts';
import type { SinkMessage } from '../../store/store.ts';
import type { BodyForm, DecodedHead } from './decoded-body.ts';

/** To the process that decodes: a body, then, for each part of its rows, `next`. */
export type ToDecoder =
  | {
      readonly kind: 'body';
      readonly form: BodyForm;
      readonly bytes: Uint8Array;
      readonly time: MetricTime;
    }
  | { readonly kind: 'next' };

/** From it: the head or a refusal first; then, each time it is asked, the next part of the rows. */
export type FromDecoder =
  | { readonly kind: 'head'; readonly head: DecodedHead }
  | { readonly kind: 'refused'; readonly status: number; readonly errors: readonly string[] }
  /** A mistake of ours. */
  | { readonly kind: 'failed'; readonly stack: string }
  | { readonly kind: 'rows'; readonly message: SinkMessage }
  | { readonly kind: 'end' };
