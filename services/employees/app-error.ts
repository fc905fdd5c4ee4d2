import { HttpError } from '../../lib/http/http-error.ts';

/** What is wrong with which field of what was sent: name → text. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A request that cannot be done, for a reason that whoever sent it can read. */
export class AppError extends Error {
  readonly status: number;
  /** For programs. */
  readonly code: string;
  readonly fields: FieldErrors | undefined;
  /** Response headers that belong to it. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    about: { readonly status: number; readonly code: string; readonly message: string },
    more: {
      readonly fields?: FieldErrors;
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(about.message, { cause: more.cause });
    this.name = 'AppError';
    this.status = about.status;
    this.code = about.code;
    this.fields = more.fields;
    this.headers = more.headers ?? {};
  }
}

/** The catalogue: each error's status, code and text in one place. */
export const appErrors = {
  invalid: (fields: FieldErrors) =>
    new AppError({ status: 400, code: 'invalid', message: 'Some of what was sent is not valid' }, { fields }),
  invalidJson: () => new AppError({ status: 400, code: 'invalid_json', message: 'The body must be a JSON object' }),
  badRequest: (message: string) => new AppError({ status: 400, code: 'bad_request', message }),
  forbidden: (message: string) => new AppError({ status: 403, code: 'forbidden', message }),
  notFound: (what: string) => new AppError({ status: 404, code: 'not_found', message: `There is no ${what}` }),
  methodNotAllowed: (allowed: readonly string[]) =>
    new AppError(
      { status: 405, code: 'method_not_allowed', message: `Only ${allowed.join(', ')} can be done here` },
      { headers: { Allow: allowed.join(', ') } },
    ),
  emailTaken: (email: string) =>
    new AppError(
      { status: 409, code: 'email_taken', message: `Another employee has the e-mail ${email}` },
      { fields: { email: 'Another employee has this e-mail.' } },
    ),
  tooLarge: () => new AppError({ status: 413, code: 'too_large', message: 'The body is too large' }),
  notJson: () =>
    new AppError({ status: 415, code: 'unsupported_media_type', message: 'The body must be sent as application/json' }),
  internal: () => new AppError({ status: 500, code: 'internal', message: 'Something went wrong; it has been logged' }),
  unavailable: (cause?: unknown) =>
    new AppError(
      { status: 503, code: 'unavailable', message: 'The database cannot be reached; try again in a moment' },
      { headers: { 'Retry-After': '2' }, cause },
    ),
} as const;

/** Any error that a handler or the framework threw, as one of the catalogue. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpError) {
    return new AppError({ status: error.status, code: 'forbidden', message: error.message });
  }
  // The body parsers', and the router's for a path that is not valid percent-encoding.
  const { status, type } = (error ?? {}) as { readonly status?: unknown; readonly type?: unknown };
  if (type === 'entity.parse.failed') return appErrors.invalidJson();
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return appErrors.notJson();
  if (status === 413) return appErrors.tooLarge();
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return appErrors.badRequest('The request cannot be understood');
  }
  return appErrors.internal();
}
