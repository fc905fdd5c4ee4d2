/** A call of `object.method` in the other thread. */
export interface CallMessage {
  readonly kind: 'call';
  readonly id: number;
  readonly object: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** The answer to a call. An error is carried with its class, message and cause, as far as they can be cloned. */
export type AnswerMessage =
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: unknown };
