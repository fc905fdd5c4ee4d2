import type { FileOrigin, ReadFile } from '../../../../lib/document-files/document-file.ts';
import { parseObject } from '../../../../lib/document-files/parse-object.ts';
import { stableDowntimeIds } from '../../../../lib/document-files/stable-downtime-ids.ts';
import { HttpError } from '../../../../lib/http/http-error.ts';
import type { Downtime } from '../../../../lib/model/downtime.ts';
import { isUuid } from './downtime-id.ts';
import { readDowntime } from './read-downtime.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Attributes of API v2 that its answers have and nobody decides. */
const answered = ['status', 'created', 'modified', 'canceled', 'lab'] as const;

/**
 * Reads a downtime from the text of its file: the attributes of Datadog's API v2, or a whole answer of it, `{data: {attributes}}`.
 * Its id is the one in it, else always the same for the same name.
 * @param firstSeen when the downtime of an id was made, Unix milliseconds: one that does not say when it begins begins then
 */
export function readDowntimeFile(
  text: string,
  of: FileOrigin,
  firstSeen: (id: string) => number = () => of.modifiedAtMs,
): ReadFile<Downtime> {
  const parsed = parseObject(text);
  if ('problem' in parsed) return parsed;
  const { body } = parsed;
  const { id, attributes } = isObject(body.data) ? fromAnswer(body.data) : fromAttributes(body);
  if (id !== undefined && !(typeof id === 'string' && isUuid(id))) return { problem: 'id: must be a UUID' };
  try {
    const file = `downtimes/${of.name}`;
    const ids = stableDowntimeIds(file, id);
    const createdAtMs = firstSeen(ids.id);
    const settings = readDowntime(attributes, { nowMs: createdAtMs, mayBeOver: true });
    const times = { createdAtMs, modifiedAtMs: createdAtMs };
    return { record: { ...settings, ...ids, ...times, file } };
  } catch (error) {
    if (error instanceof HttpError) return { problem: error.message };
    throw error;
  }
}

function fromAttributes({ id, ...attributes }: JsonObject): { readonly id: unknown; readonly attributes: JsonObject } {
  return { id, attributes };
}

function fromAnswer(data: JsonObject): { readonly id: unknown; readonly attributes: JsonObject } {
  const attributes = isObject(data.attributes) ? data.attributes : {};
  const own = Object.entries(attributes).filter(([name]) => !answered.some((each) => each === name));
  return { id: data.id, attributes: Object.fromEntries(own) };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
