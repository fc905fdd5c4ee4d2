import type { SpanBatch } from '../../../../../lib/model/span.ts';

/**
 * Empties the texts in whose place another is shown, where nothing else refers to them: statements with what was in them should
 * not be kept beside those without.
 */
export function forgetHiddenTexts(batch: SpanBatch, texts: string[], hidden: readonly number[]): void {
  if (hidden.length === 0) return;
  const isHidden = new Uint8Array(texts.length);
  for (const text of hidden) isHidden[text] = 1;
  const { service, name, resource, type, env, version, host, tagKey, tagValue, numberKey } = batch;
  for (const column of [service, name, resource, type, env, version, host, tagKey, tagValue, numberKey]) {
    for (let at = 0; at < column.length; at++) isHidden[column[at] as number] = 0;
  }
  for (const text of hidden) if (isHidden[text] === 1) texts[text] = '';
}
