import { errors } from '../../http/errors.ts';
import { isJsonObject, maxNameLength, readTags, show, tagsForm } from '../fields.ts';

/** An Agent has one source for each cloud that its host is in. */
const maxSources = 100;

/**
 * Tags by source, `{system: ['env:lab']}`.
 * @param where the field as the sender wrote it, for messages
 * @throws HttpError 400 when it is none, has too many sources, or tags that are none
 */
export function decodeHostTags(bySource: unknown, where: string): Record<string, readonly string[]> {
  const tags: Record<string, readonly string[]> = {};
  if (!isJsonObject(bySource)) throw errors.bad(`'${where}' must be an object, it is ${show(bySource)}`);
  const sources = Object.entries(bySource);
  if (sources.length > maxSources) throw errors.bad(`'${where}' may have ${maxSources} sources`);
  for (const [source, list] of sources) {
    if (source.length > maxNameLength) throw errors.bad(`a source of '${where}' may have ${maxNameLength} characters`);
    const read = readTags(list);
    if (read === undefined) throw errors.bad(`'${where}.${source}' must be ${tagsForm}, it is ${show(list)}`);
    // `__proto__` as a source must stay a plain key.
    Object.defineProperty(tags, source, { value: read, enumerable: true });
  }
  return tags;
}
