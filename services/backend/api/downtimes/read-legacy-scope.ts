import { errors } from '../../../../lib/http/errors.ts';
import { readScope } from '../../monitors/downtimes/read-parts.ts';

/**
 * The scope of version 1, a list of tags or a text with commas, all of which a group must have: `['env:prod', 'host:a']` is
 * `env:prod AND host:a`. @throws HttpError 400
 */
export function readLegacyScope(value: unknown): string {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every((each) => typeof each === 'string')) {
    throw errors.badDowntimeScope();
  }
  const parts = list.flatMap((each: string) => each.split(',')).map((part) => part.trim());
  if (parts.some((part) => part === '')) throw errors.badDowntimeScope();
  const conditions = parts.filter((part) => part !== '*');
  return conditions.length === 0 ? '*' : readScope(conditions.join(' AND '));
}
