import { Zone } from '../../../../lib/downtime/schedule/zone.ts';
import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import { ScopeError } from '../../../../lib/downtime/scope/scope-error.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Downtime, DowntimeEndState } from '../../../../lib/model/downtime.ts';

/* The parts of a downtime that both versions of the API have, each read on its own. All throw HttpError 400. */

const maxMessageLength = 10_000;
const maxMonitorTags = 32;
const maxTagLength = 200;

/** A scope of `lib/downtime`, as it was written. */
export function readScope(value: unknown): string {
  if (typeof value !== 'string') throw errors.badDowntimeScope();
  try {
    parseScope(value);
  } catch (error) {
    if (error instanceof ScopeError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
  return value;
}

/** Null is an empty one. */
export function readMessage(value: unknown): string {
  if (value === null) return '';
  if (typeof value !== 'string') throw errors.badParameter('message');
  if (value.length > maxMessageLength) throw errors.parameterTooLong('message', maxMessageLength);
  return value;
}

export function readZone(value: unknown, name: string): string {
  if (typeof value !== 'string') throw errors.badParameter(name);
  try {
    return new Zone(value).name;
  } catch {
    throw errors.bad(`'${value.slice(0, 40)}' is not a time zone (parameter '${name}')`);
  }
}

export function readFlag(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw errors.badParameter(name);
  return value;
}

export function readMonitorId(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw errors.badParameter('monitor_id');
  return value as number;
}

/** All of which a monitor must have. */
export function readMonitorTags(value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw errors.badParameter('monitor_tags');
  if (value.length === 0) throw errors.tooFewElements('monitor_tags', 1);
  if (value.length > maxMonitorTags) throw errors.tooManyElements('monitor_tags', maxMonitorTags);
  const isTag = (tag: unknown) => typeof tag === 'string' && tag !== '' && tag.length <= maxTagLength;
  if (!value.every(isTag)) throw errors.badParameter('monitor_tags');
  return value as string[];
}

export function readEndStates(value: unknown): readonly DowntimeEndState[] {
  return readWords(value, 'notify_end_states', ['alert', 'no data', 'warn']);
}

export function readEndTypes(value: unknown): Downtime['notifyEndTypes'] {
  return readWords(value, 'notify_end_types', ['canceled', 'expired']);
}

function readWords<Word extends string>(value: unknown, name: string, words: readonly Word[]): readonly Word[] {
  if (!Array.isArray(value) || !value.every((each) => words.includes(each))) throw errors.badParameter(name);
  return [...new Set(value as Word[])];
}
