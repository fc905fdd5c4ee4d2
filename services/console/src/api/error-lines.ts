import { keyRefusal } from '../keys/key-refusal.ts';
import { ApiError, BackendGone } from './request.ts';

/**
 * What is wrong with one request, as lines for a person; none while nothing answers or keys are asked for, which the
 * shell says for all requests.
 */
export function errorLines(error: unknown): readonly string[] {
  if (error === null || error === undefined || error instanceof BackendGone || keyRefusal(error)) return [];
  if (error instanceof ApiError) return error.errors;
  return [error instanceof Error ? error.message : String(error)];
}
