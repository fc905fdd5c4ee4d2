import { errors } from '../../http/errors.ts';
import { type JsonObject, readText, show } from '../fields.ts';

/**
 * What was read of a field, or the refusal that names it.
 * @param read undefined when the field is not what it should be
 * @throws HttpError 400
 */
export function demand<Value>(read: Value | undefined, field: string, raw: unknown): Value {
  if (read === undefined) throw errors.bad(`The value provided for parameter '${field}' is invalid: ${show(raw)}`);
  return read;
}

/** @throws HttpError 400 when it is no text */
export function optionalText(body: JsonObject, field: string): string {
  return demand(readText(body[field]), field, body[field]);
}

/** @throws HttpError 400 when it is no text, or too long */
export function boundedText(body: JsonObject, field: string, maxLength: number): string {
  return atMost(optionalText(body, field), field, maxLength);
}

/** @throws HttpError 400 when it is too long */
export function atMost(text: string, field: string, maxLength: number): string {
  if (text.length > maxLength) throw errors.bad(`'${field}' may have ${maxLength} characters`);
  return text;
}

/** @throws HttpError 400 when it is missing, empty or no text */
export function requiredText(body: JsonObject, field: string): string {
  const text = optionalText(body, field);
  if (text === '') throw errors.parameterMissing(field);
  return text;
}
