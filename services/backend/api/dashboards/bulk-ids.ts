import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';

const bodySchema = z.looseObject({
  data: z.array(z.looseObject({ id: z.string(), type: z.literal('dashboard') })).min(1),
});

/**
 * The ids in the body of a request about several dashboards: `{"data":[{"id":"abc-def-ghi","type":"dashboard"}]}`.
 * @throws HttpError 400
 */
export function readBulkIds(body: unknown): readonly string[] {
  if (body === undefined) throw errors.bodyMissing();
  const read = bodySchema.safeParse(body);
  if (!read.success) throw errors.badParameter('data');
  return read.data.data.map(({ id }) => id);
}
