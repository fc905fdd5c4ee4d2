import { appErrors } from '../app-error.ts';

const largestId = 2 ** 32 - 1;

/**
 * The id in a path.
 * @throws AppError 404: whatever is no id is nobody's
 */
export function parseEmployeeId(text: unknown): number {
  const id = typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(id <= largestId)) throw appErrors.notFound('such employee');
  return id;
}
