import type { MsgpackReader } from './msgpack-reader.ts';

/** Reads a text, a number or a boolean as text. @returns undefined when the next value is something else */
export function readScalarText(reader: MsgpackReader): string | undefined {
  const value = reader.string() ?? reader.boolean();
  if (value !== undefined) return String(value);
  return reader.isNumber() ? String(reader.number()) : undefined;
}
