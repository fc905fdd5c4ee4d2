import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';
import { ScopeError } from '../../../../lib/downtime/scope/scope-error.ts';
import { errors } from '../../../../lib/http/errors.ts';

/**
 * Reads the scope of a mute, `host:a`, `host:a,env:b` or `*`, as the scope of a downtime: `host:a AND env:b`.
 * @throws HttpError 400 when it cannot be read
 */
export function readScope(text: string): string {
  const scope = text.replace(/\s*,\s*(?![^()]*\))/g, ' AND ').trim();
  try {
    parseScope(scope);
  } catch (error) {
    if (error instanceof ScopeError) throw errors.badParameterBecause('scope', error.message);
    throw error;
  }
  return scope;
}

/** The scope of a downtime as mutes have it: conditions that must all hold with commas between. */
export function showScope(scope: string): string {
  return parseScope(scope).parts.join(',');
}
