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

/** Text of at most so many characters; a pair of surrogates is not cut in two. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  const endsWithinPair = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, endsWithinPair ? maxLength - 1 : maxLength);
}

/** Entries that a list of tags may have. */
export const maxTags = 1000;

/** What `readTags` takes, for messages. */
export const tagsForm: string = `a list of text (${maxTags} at most)`;

/** A list of text, normalised and sorted; absent or null is empty. @returns undefined for anything else, and for too many */
export function readTags(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > maxTags || !value.every((tag) => typeof tag === 'string'))
    return undefined;
  return normalizeTags(value);
}

/** Characters of a name: a host's as Datadog bounds it, and others alike. Longer ones are refused, not cut into another's. */
export const maxNameLength = 255;

/** The name of a host; absent or null is empty. @returns undefined for what cannot be one */
export function readHost(value: unknown): string | undefined {
  const host = readText(value)?.trim();
  return host === undefined || host.length > maxNameLength ? undefined : host;
}

/** Why a field's value is none that is taken, for messages: `is missing`, `is "50", not a number`. */
export function misfit(value: unknown, wanted: string): string {
  return value === undefined ? 'is missing' : `is ${show(value)}, not ${wanted}`;
}

/** A short picture of a value for messages: `"x"`, `null`, `a list`. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === undefined) return 'nothing';
  if (typeof value === 'object' && value !== null) return 'an object';
  // JSON writes 1e999 as null.
  if (typeof value === 'number') return String(value);
  const text =
    (typeof value === 'string' ? JSON.stringify(value.slice(0, 61)) : JSON.stringify(value)) ?? String(value);
  return text.length > 60 ? `${cutText(text, 60)}…` : text;
}
