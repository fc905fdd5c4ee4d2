import { z } from 'zod';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Profile } from '../../../../../lib/model/profile.ts';
import type { UploadPart } from './read-upload.ts';

/** What an upload says of its profile. */
export type ProfileFacts = Omit<Profile, 'id' | 'files'>;

const text = z.string().catch('');

/** The part `event` (wire.md 2.10): what is of another type than it should be counts as absent. */
const eventSchema = z.object({
  start: text,
  end: text,
  family: text,
  tags_profiler: text,
  process_tags: text,
  info: z
    .object({
      application: z.object({ service: text, env: text, version: text }).partial().catch({}),
      platform: z.object({ hostname: text }).partial().catch({}),
    })
    .partial()
    .catch({}),
});

/** Tags that a profile keeps, and characters of one. */
const maxTags = 200;
const maxTagChars = 300;

/** Characters of names. */
const maxNameChars = 200;

/**
 * Reads what a profile is of: from its `event` of JSON, or from the fields of older clients.
 * @param place.hostname the host where the profile names none
 * @throws HttpError 400 when there is neither
 */
export function profileFacts(
  parts: readonly UploadPart[],
  place: { readonly hostname: string; readonly nowMs: number },
): ProfileFacts {
  const event = parts.find(({ name, fileName }) => name === 'event' || fileName === 'event.json');
  if (event) return factsOfEvent(parseEvent(event.bytes), place);
  const field = (name: string): string => fieldsOf(parts, name)[0] ?? '';
  if (!field('start') && !field('recording-start')) throw errors.bad('The profile has no event.json');
  return makeFacts(
    {
      start: field('start') || field('recording-start'),
      end: field('end') || field('recording-end'),
      family: field('family') || field('runtime'),
      tags: fieldsOf(parts, 'tags[]').flatMap(splitTags),
    },
    place,
  );
}

function parseEvent(bytes: Buffer): z.output<typeof eventSchema> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw errors.bad(`event.json is no JSON: ${(error as Error).message}`);
  }
  const event = eventSchema.safeParse(json);
  if (!event.success) throw errors.bad('event.json must be an object');
  return event.data;
}

function factsOfEvent(event: z.output<typeof eventSchema>, place: Parameters<typeof makeFacts>[1]): ProfileFacts {
  const { application = {}, platform = {} } = event.info;
  const tags = [...splitTags(event.tags_profiler), ...splitTags(event.process_tags)];
  return makeFacts({ ...event, ...application, host: platform.hostname, tags }, place);
}

/** What is not said by a name of its own is in the tags. */
function makeFacts(
  said: {
    readonly start: string;
    readonly end: string;
    readonly family: string;
    readonly service?: string | undefined;
    readonly env?: string | undefined;
    readonly version?: string | undefined;
    readonly host?: string | undefined;
    readonly tags: readonly string[];
  },
  place: { readonly hostname: string; readonly nowMs: number },
): ProfileFacts {
  const tagged = (key: string): string =>
    said.tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1) ?? '';
  const name = (value: string | undefined, key: string): string => (value || tagged(key)).slice(0, maxNameChars);
  const startMs = readTimeMs(said.start) ?? place.nowMs;
  return {
    service: name(said.service, 'service'),
    env: name(said.env, 'env'),
    version: name(said.version, 'version'),
    host: name(said.host, 'host') || place.hostname,
    family: name(said.family, 'language'),
    startMs,
    endMs: Math.max(startMs, readTimeMs(said.end) ?? startMs),
    runtimeId: name('', 'runtime-id'),
    tags: said.tags.slice(0, maxTags).map((tag) => tag.slice(0, maxTagChars)),
  };
}

function readTimeMs(text: string): number | undefined {
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}

function fieldsOf(parts: readonly UploadPart[], field: string): string[] {
  return parts
    .filter(({ name, fileName }) => name === field && fileName === undefined)
    .map(({ bytes }) => bytes.toString('utf8'));
}

function splitTags(list: string): string[] {
  return list.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]));
}
