import { errors } from '../../http/errors.ts';
import { type JsonObject, maxNameLength } from '../fields.ts';

/** Entries of a list of texts in a host's metadata. */
const maxEntries = 100;

/**
 * A list of texts of a host's metadata, those of lists within it among them (`macV` has one); other entries are passed over.
 * @returns undefined for what is no list
 * @throws HttpError 400 when it has too many entries, or one is too long
 */
export function readTextList(object: JsonObject, field: string, where = field): readonly string[] | undefined {
  const list = object[field];
  if (!Array.isArray(list)) return undefined;
  const texts = list.flat().filter((entry) => typeof entry === 'string');
  if (texts.length > maxEntries) throw errors.bad(`'${where}' may have ${maxEntries} entries`);
  if (texts.some(({ length }) => length > maxNameLength))
    throw errors.bad(`an entry of '${where}' may have ${maxNameLength} characters`);
  return texts;
}
