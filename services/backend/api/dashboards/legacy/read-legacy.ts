import { errors } from '../../../../../lib/http/errors.ts';
import { isJsonObject, type JsonObject } from '../json-object.ts';
import { refuseDeep } from '../refuse-deep.ts';

/**
 * A list of objects. Scripts of that time send lists, and what is in them, as JSON texts too: it may be a JSON text, have JSON texts in it, or be in another list.
 * @throws HttpError 400 when it is none
 */
export function readObjects(value: unknown, name: string): readonly JsonObject[] {
  const list = fromText(value, name);
  if (list === undefined || list === null) throw errors.parameterMissing(name);
  if (isJsonObject(list)) return [list];
  if (!Array.isArray(list)) throw errors.badParameter(name);
  const objects = list.flat().map((each: unknown) => fromText(each, name));
  if (!objects.every(isJsonObject)) throw errors.badParameter(name);
  refuseDeep(objects);
  return objects;
}

/**
 * Template variables: objects, or their names alone.
 * @throws HttpError 400
 */
export function readTemplateVariables(value: unknown): unknown {
  const list = fromText(value, 'template_variables');
  if (!Array.isArray(list)) return list ?? null;
  return list.map((each: unknown) => (typeof each === 'string' ? { name: each } : each));
}

/** A definition that may be a JSON text. @throws HttpError 400 */
export function readObject(value: unknown, name: string): JsonObject {
  const object = fromText(value, name);
  if (!isJsonObject(object)) throw value === undefined ? errors.parameterMissing(name) : errors.badParameter(name);
  return object;
}

/** `true`, `"true"`, `"True"`, `1`, … @throws HttpError 400 for anything else */
export function readBoolean(value: unknown, name: string): boolean {
  const text = String(value ?? false).toLowerCase();
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0' || text === '') return false;
  throw errors.badParameter(name);
}

/** Text that looks like JSON of a list or an object is read as that. */
function fromText(value: unknown, name: string): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw errors.badParameter(name);
  }
}
