import { keysOf } from './datadog-schema.ts';
import { nearestName } from './nearest-name.ts';

/** A key that stands where no key of this name is read. */
export interface UnknownKey {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * The keys of a section that are not known, in the sections inside it too, each with a hint of what may be meant.
 * @param shape name → schema of the known keys
 * @param above where the section stands, e.g. `['labrador']`
 */
export function unknownKeys(
  section: Readonly<Record<string, unknown>>,
  shape: Readonly<Record<string, unknown>>,
  above: readonly string[],
): UnknownKey[] {
  return Object.entries(section).flatMap(([key, value]) => {
    const path = [...above, key];
    if (!Object.hasOwn(shape, key)) return [{ path, message: explain(path, Object.keys(shape)) }];
    const inner = keysOf(shape[key]);
    return inner && isSection(value) ? unknownKeys(value, inner, path) : [];
  });
}

function explain(path: readonly string[], known: readonly string[]): string {
  const nearest = nearestName(path.at(-1) ?? '', known);
  const hint = nearest ? `did you mean ${nearest}?` : `known: ${known.join(', ')}`;
  return `${path.join('.')} is not a known key and not read (${hint})`;
}

function isSection(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
