import { errors } from '../../../../lib/http/errors.ts';

const maxId = (1n << 128n) - 1n;

/**
 * What ids a text may mean, the likelier first: 32 hexadecimal digits; a decimal number of 128 or 64 bits; the lower 64 bits in
 * hexadecimal. Sixteen decimal digits may be both of the latter.
 * @throws HttpError 400 when it is none
 */
export function possibleTraceIds(text: string): readonly bigint[] {
  const decimal = /^\d{1,39}$/.test(text) ? [BigInt(text)] : [];
  const hex = /^[\da-f]{1,32}$/i.test(text) ? [BigInt(`0x${text}`)] : [];
  const ids = text.length === 32 ? [...hex, ...decimal] : [...decimal, ...hex];
  const possible = [...new Set(ids)].filter((id) => id > 0n && id <= maxId);
  if (possible.length === 0) throw errors.badTraceId(text);
  return possible;
}
