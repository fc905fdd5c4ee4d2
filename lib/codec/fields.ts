import { normalizeTags } from '../tags/normalize-tag.ts';

/** An object of JSON whose fields are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text as it is; absent or null is empty. @returns undefined for anything else */
export function readText(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : undefined;
}

/** A list of text, normalised and sorted; absent or null is empty. @returns undefined for anything else */
export function readTags(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every((tag) => typeof tag === 'string')) return undefined;
  return normalizeTags(value);
}

/** A host's name is bounded as Datadog bounds it; longer ones are refused, not cut into another host's. */
const maxHostLength = 255;

/** The name of a host; absent or null is empty. @returns undefined for what cannot be one */
export function readHost(value: unknown): string | undefined {
  const host = readText(value)?.trim();
  return host === undefined || host.length > maxHostLength ? undefined : host;
}

/** A short picture of a value for messages: `"x"`, `null`, `a list`. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
