/** Characters of an error's text: a request may hold names of any length. */
const maxTextLength = 1000;

/**
 * A request refused for a reason the caller can read. Thrown by handlers, turned into Datadog's
 * error body `{"errors":[…]}` by the error middleware. Anything else that is thrown is a 500.
 */
export class HttpError extends Error {
  readonly status: number;
  readonly errors: readonly string[];

  constructor(status: number, errors: string | readonly string[], options?: ErrorOptions) {
    const list = (typeof errors === 'string' ? [errors] : errors).map(cut);
    super(list.join('; '), options);
    this.name = 'HttpError';
    this.status = status;
    this.errors = list;
  }
}

function cut(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…`.toWellFormed() : text;
}
