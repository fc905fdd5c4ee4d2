/**
 * A metric query that cannot be evaluated, with the place where reading it stopped.
 * `syntax`: no query at all; its message has the words of Datadog's own parser.
 * `unsupported`: valid on Datadog, not yet here; its message names the part.
 */
export class QueryError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  /** 0-based offset into the query's text. */
  readonly offset: number;

  constructor(kind: 'syntax' | 'unsupported', message: string, offset: number) {
    super(message);
    this.name = 'QueryError';
    this.kind = kind;
    this.offset = offset;
  }
}

/** How much of the rest of a query Datadog's message shows. */
const restShown = 20;

/** A syntax error: rule `rule` of the grammar was expected at `offset` and something else stands there. */
export function syntaxError(text: string, rule: string, offset: number): QueryError {
  const rest = text.slice(offset, offset + restShown);
  return new QueryError(
    'syntax',
    `Error parsing query: unable to parse ${text}: Rule '${rule}' didn't match at '${rest}' (${place(text, offset)}).`,
    offset,
  );
}

/** An argument of a function that is missing, or not of its kind. */
export function argumentError(text: string, what: string, offset: number): QueryError {
  return new QueryError('syntax', `Error parsing query: ${what} (${place(text, offset)}).`, offset);
}

/** A part of Datadog's language that is recognised and not supported, e.g. `function top()`. */
export function unsupportedError(text: string, what: string, offset: number): QueryError {
  return new QueryError('unsupported', `not supported yet: ${what} (${place(text, offset)})`, offset);
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
