import { errors } from './errors.ts';
import { findJsonError } from './json-position.ts';

/**
 * Parses the body of a request as JSON, whatever its content type says: Datadog's clients send several.
 * @throws HttpError 400 naming line and column of what is wrong
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw errors.bodyMissing();
  const text = body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw errors.invalidJson(findJsonError(text));
  }
}
