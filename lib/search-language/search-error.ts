/**
 * A search that cannot be read, with the place where reading it stopped.
 * `syntax`: no search at all; its message says what was expected.
 * `unsupported`: valid at Datadog, not yet here; its message names the part.
 */
export class SearchError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  /** 0-based offset into the search's text. */
  readonly offset: number;

  constructor(kind: 'syntax' | 'unsupported', message: string, offset: number) {
    super(message);
    this.name = 'SearchError';
    this.kind = kind;
    this.offset = offset;
  }
}

/** How much of the rest of a search a message shows. */
const restShown = 20;

/** At `offset` stands something else than what is expected there, e.g. `a value after 'service:'`. */
export function syntaxError(text: string, expected: string, offset: number): SearchError {
  const rest = text.slice(offset, offset + restShown);
  const found = rest === '' ? 'its end' : `'${rest}'`;
  return new SearchError(
    'syntax',
    `Cannot read search: expected ${expected}, found ${found} (${place(text, offset)})`,
    offset,
  );
}

/** A part of Datadog's language that is recognised and not supported, e.g. `function CIDR()`. */
export function unsupportedError(text: string, what: string, offset: number): SearchError {
  return new SearchError('unsupported', `not supported yet: ${what} (${place(text, offset)})`, offset);
}

function place(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
