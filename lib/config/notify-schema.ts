import { z } from 'zod';

const url = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
    // What was given may hold a password.
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );

const scalarText = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A place that `@webhook-NAME`, `@slack-…` and the like are posted to. */
export const webhookSchema = z.strictObject({
  url: url(['http:', 'https:']),
  /** JSON, as text or as YAML, with variables such as `$EVENT_TITLE`; absent: Datadog's own. */
  payload: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  /** Name → value; of Datadog's API also a text of JSON. */
  custom_headers: z
    .record(z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of a header'), scalarText)
    .optional(),
  encode_as: z.enum(['json', 'form']).default('json'),
});

/** The keys of `notify.yaml`. */
export const notifySchema = z.strictObject({
  /** Absent: mails stay in the Mailbox. */
  smtp_url: url(['smtp:', 'smtps:']).optional(),
  /** The sender of mails. */
  from: z
    .string()
    .regex(
      /^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
      'must be an address, as in Labrador <labrador@localhost>',
    )
    .default('Labrador <labrador@localhost>'),
  /** Where links in messages lead; absent: the console's own address. */
  console_url: url(['http:', 'https:']).optional(),
  /** By the name of a handle: `x` for `@webhook-x`, `slack-x` for `@slack-x`. */
  webhooks: z.record(z.string(), webhookSchema).default({}),
});

export type NotifyConfig = z.infer<typeof notifySchema>;
export type WebhookConfig = z.infer<typeof webhookSchema>;
