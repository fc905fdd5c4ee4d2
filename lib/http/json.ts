import { errors } from './errors.ts';
import { findJsonError } from './json-position.ts';

/**
 * Parses the body of a request as JSON, whatever its content type says: Datadog's clients send several. All its texts,
 * keys too, are well-formed: half of a surrogate pair, which can only be written as an escape, becomes U+FFFD as it would
 * on disk.
 * @throws HttpError 400 naming line and column of what is wrong
 */
export function parseJson(body: Buffer): unknown {
  if (body.length === 0) throw errors.bodyMissing();
  const text = body.toString('utf8');
  try {
    return JSON.parse(withWholePairs(text)) as unknown;
  } catch {
    throw errors.invalidJson(findJsonError(text));
  }
}

const surrogate = /\\u[dD][89a-fA-F]/;

/** An escape of JSON: a whole pair, half of one, or any other. */
const anyEscape = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|[\s\S])/g;

function withWholePairs(json: string): string {
  if (!surrogate.test(json)) return json;
  return json.replace(anyEscape, (whole, half: string | undefined) => (half === undefined ? whole : '\\ufffd'));
}
