import { parseScope } from '../../../../lib/downtime/scope/parse-scope.ts';

/** The scope of a downtime as mutes have it: conditions that must all hold with commas between. */
export function showScope(scope: string): string {
  return parseScope(scope).parts.join(',');
}
