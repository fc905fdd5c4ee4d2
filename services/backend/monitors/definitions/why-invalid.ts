import type { z } from 'zod';

/** What a value must be that is not as its schema says, in a few words: `expected number, received string`. */
export function whyInvalid({ issues: [first] }: z.ZodError): string {
  if (!first) return 'it cannot be read';
  const message = first.message.replace(/^(?:Invalid (?:input|option)|Too (?:small|big)): /, '');
  return first.path.length === 0 ? message : `${first.path.join('.')}: ${message}`;
}
