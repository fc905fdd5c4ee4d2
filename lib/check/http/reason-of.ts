/**
 * Why an exchange failed, in words. Of a host with several addresses Node tells one error for each, and nothing in the
 * message of the whole.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
