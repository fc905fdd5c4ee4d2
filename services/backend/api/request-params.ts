import type { Request } from 'express';
import { errors } from '../../../lib/http/errors.ts';

/**
 * A parameter of the query string, or undefined when it is absent or empty.
 * @throws HttpError 400 when it is given more than once
 */
export function optionalParam(request: Pick<Request, 'query'>, name: string): string | undefined {
  const value = request.query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw errors.parameterTwice(name);
  return value;
}

/** @throws HttpError 400 when it is missing */
export function requiredParam(request: Pick<Request, 'query'>, name: string): string {
  const value = optionalParam(request, name);
  if (value === undefined) throw errors.parameterMissing(name);
  return value;
}

/** Unix seconds, fractions allowed. @throws HttpError 400 when it is missing or no time */
export function requiredSeconds(request: Pick<Request, 'query'>, name: string): number {
  const text = requiredParam(request, name);
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds < 0 || seconds > maxSeconds) {
    throw errors.badTime(name, text);
  }
  return seconds;
}

/** Beyond this a number is milliseconds by mistake (the year 5138 in seconds). */
const maxSeconds = 1e11;

/**
 * A whole number from 0, or undefined when it is absent.
 * @throws HttpError 400 when it is none
 */
export function countParam(request: Pick<Request, 'query'>, name: string): number | undefined {
  const text = optionalParam(request, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw errors.badParameter(name);
  return Number(text);
}

/**
 * Whether a parameter is true; absent is false. Python's clients write `True` and `False`.
 * @throws HttpError 400 for anything else
 */
export function booleanParam(request: Pick<Request, 'query'>, name: string): boolean {
  const text = optionalParam(request, name)?.toLowerCase() ?? 'false';
  if (text !== 'true' && text !== 'false') throw errors.badParameter(name);
  return text === 'true';
}
