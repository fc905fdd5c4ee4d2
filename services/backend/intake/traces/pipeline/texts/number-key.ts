import { mendKey } from './mend-texts.ts';

/** What a number's key says about it. */
export const NumberKey = {
  plain: 0,
  /** Its span is an entry of its service, says the tracer or an Agent. */
  topLevel: 1,
  /** The span is not over yet: a part of it that is sent early. */
  partial: 2,
  statusCode: 3,
  /** Longer than keys may be. */
  long: 4,
} as const;
export type NumberKey = (typeof NumberKey)[keyof typeof NumberKey];

const known: ReadonlyMap<string, NumberKey> = new Map<string, NumberKey>([
  ['_dd.top_level', NumberKey.topLevel],
  ['_top_level', NumberKey.topLevel],
  ['_dd.partial_version', NumberKey.partial],
  ['http.status_code', NumberKey.statusCode],
]);

/** What the key of a number says. */
export function numberKey(key: string): NumberKey {
  return known.get(key) ?? (mendKey(key).text === key ? NumberKey.plain : NumberKey.long);
}
