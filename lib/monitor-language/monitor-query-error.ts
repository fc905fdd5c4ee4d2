/**
 * A monitor's query that cannot be read, with the place where reading it stopped.
 * `syntax`: none at all. `unsupported`: valid at Datadog, not yet here; its message names the part.
 */
export class MonitorQueryError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  /** 0-based offset into the query's text. */
  readonly offset: number;

  constructor(kind: 'syntax' | 'unsupported', message: string, offset: number) {
    super(message);
    this.name = 'MonitorQueryError';
    this.kind = kind;
    this.offset = offset;
  }
}

/** How much of the rest of a query a message shows. */
const restShown = 20;

/** At `offset` stands something else than what is expected there, e.g. `a window such as last_5m`. */
export function expectedError(text: string, expected: string, offset: number): MonitorQueryError {
  const rest = text.slice(offset, offset + restShown);
  const found = rest === '' ? 'its end' : `'${rest}'`;
  return new MonitorQueryError('syntax', `expected ${expected}, found ${found} (${place(text, offset)})`, offset);
}

/** What stands at `offset` can be read, and is wrong. */
export function wrongError(text: string, what: string, offset: number): MonitorQueryError {
  return new MonitorQueryError('syntax', `${what} (${place(text, offset)})`, offset);
}

/** A part of Datadog's language that is recognised and not supported, e.g. `.current()`. */
export function unsupportedError(text: string, what: string, offset: number): MonitorQueryError {
  return new MonitorQueryError('unsupported', `not supported yet: ${what} (${place(text, offset)})`, offset);
}

/** What the errors of the languages inside a monitor's query have in common. */
interface InnerError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  readonly offset: number;
}

/**
 * Reads a part of a query by another language; its errors come out with their place in the whole query.
 * @param placeOf where in the text a character of the part is; `isError`: whether an error is one of that language
 */
export function readInner<Read>(
  text: string,
  { placeOf, isError }: { readonly placeOf: (offset: number) => number; readonly isError: (error: unknown) => boolean },
  read: () => Read,
): Read {
  try {
    return read();
  } catch (error) {
    if (!isError(error)) throw error;
    const { kind, message, offset } = error as InnerError;
    const at = placeOf(offset);
    const placed = message.replace(/\(line \d+, column \d+\)(?=\.?$)/, `(${place(text, at)})`);
    throw new MonitorQueryError(kind, placed, at);
  }
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
