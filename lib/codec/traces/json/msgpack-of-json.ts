import { errors } from '../../../http/errors.ts';
import { findJsonError } from '../../../http/json-position.ts';
import { isJsonObject } from '../../fields.ts';
import { MsgpackWriter } from '../../msgpack/msgpack-writer.ts';
import { parseJsonDigits } from './parse-json-digits.ts';

/** Values of a payload, lists and objects too: 25 MB of real spans have half of it. */
const maxValues = 2_000_000;
const maxDepth = 64;

/**
 * The same payload as msgpack, so that one decoder reads both: JSON is what people write by hand, and need not be fast.
 * Whole numbers keep all their digits.
 * @throws HttpError 400 when it is no JSON, 413 when it has too many values
 */
export function msgpackOfJson(json: Buffer): Buffer {
  demandSimple(json);
  const writer = new MsgpackWriter();
  write(writer, parsed(json.toString('utf8')), 0);
  return writer.toBuffer();
}

/** Refuses what takes many times its own size, before it is parsed. Commas and brackets within texts count, too. */
function demandSimple(json: Buffer): void {
  let values = 0;
  for (const byte of json) {
    // `[` and `{` differ in one bit.
    if (byte === 0x2c || (byte | 0x20) === 0x7b) values += 1;
  }
  if (values > maxValues) throw errors.tooManyInTraces('values', maxValues);
}

function parsed(text: string): unknown {
  try {
    return parseJsonDigits(text);
  } catch (error) {
    throw error instanceof RangeError ? tooDeep() : errors.invalidJson(findJsonError(text));
  }
}

function write(writer: MsgpackWriter, value: unknown, depth: number): void {
  if (depth > maxDepth) throw tooDeep();
  if (typeof value === 'string') writer.text(value);
  else if (typeof value === 'number') writer.number(value);
  else if (typeof value === 'bigint') writeBigint(writer, value);
  else if (typeof value === 'boolean') writer.boolean(value);
  else if (Array.isArray(value)) {
    writer.list(value.length);
    for (const item of value) write(writer, item, depth + 1);
  } else if (isJsonObject(value)) {
    const entries = Object.entries(value);
    writer.map(entries.length);
    for (const [key, item] of entries) {
      writer.text(key.toWellFormed());
      write(writer, item, depth + 1);
    }
  } else writer.nil();
}

function writeBigint(writer: MsgpackWriter, value: bigint): void {
  if (value === BigInt.asUintN(64, value)) writer.uint64(value);
  else if (value === BigInt.asIntN(64, value)) writer.int64(value);
  else writer.double(Number(value));
}

function tooDeep(): Error {
  return errors.invalidJson(`lists and objects lie more than ${maxDepth} deep in each other`);
}
