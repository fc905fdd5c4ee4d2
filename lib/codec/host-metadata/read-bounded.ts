import { errors } from '../../http/errors.ts';
import { type JsonObject, maxNameLength, readText } from '../fields.ts';

/**
 * A text of a host's metadata; what is no text, or an empty one, is passed over.
 * @param where the field as the sender wrote it, for the message
 * @throws HttpError 400 when it is too long
 */
export function readBounded(
  object: JsonObject,
  field: string,
  { where = field, maxLength = maxNameLength }: { readonly where?: string; readonly maxLength?: number } = {},
): string | undefined {
  const text = readText(object[field]);
  if (!text) return undefined;
  if (text.length > maxLength) throw errors.bad(`'${where}' may have ${maxLength} characters`);
  return text;
}
