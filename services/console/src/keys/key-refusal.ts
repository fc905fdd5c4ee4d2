import { ApiError } from '../api/request.ts';

/** How a lab refused a request for want of keys. */
export type KeyRefusal = 'api key missing' | 'application key missing' | 'wrong key';

/** The texts of Datadog's own answers, which are the lab's; other refusals have other texts and the same status. */
const REFUSALS: Readonly<Record<string, KeyRefusal>> = {
  'API key required': 'api key missing',
  'Application key required': 'application key missing',
  Forbidden: 'wrong key',
};

/** Why keys are asked for; undefined when something else is the matter, a foreign host name for one. */
export function keyRefusal(error: unknown): KeyRefusal | undefined {
  if (!(error instanceof ApiError) || error.status !== 403) return undefined;
  return REFUSALS[error.errors[0] ?? ''];
}
