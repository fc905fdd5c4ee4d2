import { headersSchema, z } from 'labrador/check';

const yesOrNo = z.boolean('must be true or false');
const seconds = z.number('must be a number of seconds').min(0, 'must not be negative');
const days = z.number('must be a number of days').min(0, 'must not be negative');
const methods = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;

/** A regular expression (JavaScript's), as it stands in the file. */
const expression = z.coerce.string().superRefine((source, context) => {
  try {
    new RegExp(source);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no regular expression: ${(error as Error).message}` });
  }
});

/** The status codes taken as good where an instance says nothing. */
export const defaultStatusCodes = '(1|2|3)\\d\\d';

/** The keys of an instance, those of Datadog's `http_check`. */
export const httpInstance = z.object({
  /** Tells instances apart: the tag `instance:`. */
  name: z.string('must be a text that names the page'),
  url: z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' }),
  method: z
    .string('must be the name of a method')
    .toUpperCase()
    .pipe(z.enum(methods, `must be one of ${methods.join(', ')}`))
    .default('GET'),
  /** A text is sent as it is, a map as JSON; not with GET and HEAD. */
  data: z.union([z.string(), z.record(z.string(), z.unknown())], 'must be a text or a map').optional(),
  /** Seconds for all of an exchange, redirects and body included. */
  timeout: z.number('must be a number of seconds').positive('must be above zero').default(10),
  /** Matched from the beginning of the code. */
  http_response_status_code: expression.default(defaultStatusCodes),
  content_match: expression.optional(),
  reverse_content_match: yesOrNo.default(false),
  /** Puts the beginning of the body into the message of a failure. */
  include_content: yesOrNo.default(false),
  include_default_headers: yesOrNo.default(true),
  /** In place of the default ones. */
  headers: headersSchema.optional(),
  /** Added to the others. */
  extra_headers: headersSchema.default({}),
  username: z.coerce.string().optional(),
  password: z.coerce.string().optional(),
  collect_response_time: yesOrNo.default(true),
  allow_redirects: yesOrNo.default(true),
  /** Absent: the page is read whatever its certificate, which is then checked on its own. */
  tls_verify: yesOrNo.optional(),
  /** The older name of the contrary; `tls_verify` wins. */
  disable_ssl_validation: yesOrNo.default(true),
  check_hostname: yesOrNo.default(true),
  /** Paths of PEM files. */
  tls_ca_cert: z.string('must be a path').optional(),
  tls_cert: z.string('must be a path').optional(),
  tls_private_key: z.string('must be a path').optional(),
  check_certificate_expiration: yesOrNo.default(true),
  /** Reads the certificate's time also with `tls_verify: false`. */
  tls_retrieve_non_validated_cert: yesOrNo.default(false),
  days_warning: days.default(14),
  days_critical: days.default(7),
  /** In seconds the thresholds win over those in days; 0 is absent. */
  seconds_warning: seconds.default(0),
  seconds_critical: seconds.default(0),
});

export type HttpInstance = z.infer<typeof httpInstance>;
