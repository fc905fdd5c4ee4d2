import { asObject, type JsonObject } from '../../../../lib/widget/read-value.ts';

/** Names of properties, from the outside in. */
export type Path = readonly string[];

/** The value at a path; undefined where there is none. */
export function valueAt(object: JsonObject, path: Path): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (rest.length === 0) return value;
  const inner = asObject(value);
  return inner && valueAt(inner, rest);
}

/** The object with another value at a path, and all else as it was; undefined takes away the value, and objects left empty. */
export function withValueAt(object: JsonObject, path: Path, value: unknown): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const inner = rest.length === 0 ? value : withValueAt(asObject(object[name]) ?? {}, rest, value);
  const isGone = inner === undefined || (rest.length > 0 && Object.keys(asObject(inner) ?? {}).length === 0);
  if (!isGone) return { ...object, [name]: inner };
  const { [name]: _, ...others } = object;
  return others;
}
