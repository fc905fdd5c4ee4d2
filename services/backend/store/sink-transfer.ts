import type { SinkMessage } from './store.ts';

/** The buffers of a message's columns: the second argument of `postMessage`, so that they move instead of being copied. */
export function sinkTransfer(message: SinkMessage): ArrayBuffer[] {
  if (message.kind !== 'points' && message.kind !== 'open') return [];
  const { contextIndex, timestampS, value } = message.batch;
  return [...new Set([contextIndex.buffer, timestampS.buffer, value.buffer])];
}
