import { validateHeaderName, validateHeaderValue } from 'node:http';
import { z } from 'zod';

/**
 * `headers` of an instance: a map of names and values that HTTP can carry, without white space around these. What is wrong
 * is told without the value, which may be a secret.
 */
export const headersSchema = z
  .record(z.string(), z.coerce.string().trim(), 'must be a map of names and values')
  .superRefine((headers, context) => {
    for (const [name, value] of Object.entries(headers)) {
      if (isAccepted(() => validateHeaderName(name))) {
        if (isAccepted(() => validateHeaderValue(name, value))) continue;
        context.addIssue({ code: 'custom', path: [name], message: 'holds a character that no header may have' });
      } else context.addIssue({ code: 'custom', path: [name], message: 'is no name of a header' });
    }
  });

function isAccepted(validate: () => void): boolean {
  try {
    validate();
    return true;
  } catch {
    return false;
  }
}
