import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';

/** Datadog's clients send texts, people also numbers. */
const timeText = z.union([z.string(), z.number().transform(String)]);

/** `filter` of a search: a search, and from when to when. */
export const spansFilter = z.strictObject({
  query: z.string().exactOptional(),
  from: timeText.exactOptional(),
  to: timeText.exactOptional(),
});

/** `options` of a search: what it would change depends on the zone only in ways that are not there. */
export const time = z.strictObject({
  timezone: z
    .string()
    .refine(
      (zone) => ['utc', 'gmt', 'etc/utc'].includes(zone.toLowerCase()),
      'not supported yet: another zone than UTC',
    )
    .exactOptional(),
  timeOffset: z.literal(0, 'not supported yet: an offset').exactOptional(),
});

/**
 * The attributes of a JSON:API request.
 * @throws HttpError 400 naming each field that is wrong
 */
export function readBody<Schema extends z.ZodType>(body: unknown, type: string, schema: Schema): z.infer<Schema> {
  const request = z
    .strictObject({
      data: z.strictObject({ type: z.literal(type).exactOptional(), attributes: schema.exactOptional() }),
    })
    .safeParse(body);
  if (!request.success) throw errors.inputInvalid(describe(request.error));
  const attributes = schema.safeParse(request.data.data.attributes ?? {});
  if (!attributes.success) throw errors.inputInvalid(describe(attributes.error));
  return attributes.data;
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`).join('; ');
}
