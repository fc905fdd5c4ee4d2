import { errors } from '../../../../lib/http/errors.ts';

/** Deeper than any widget; what walks a document may call itself. */
const maxDepth = 60;

/** @throws HttpError 400 when lists and objects of a body are nested too deep */
export function refuseDeep(body: unknown): void {
  let level: readonly unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) throw errors.tooDeep(maxDepth);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
}
