/** A message of a check as it is shown: its first line, and what is folded below. */
export interface MessageLines {
  readonly first: string;
  /** Empty where the message is one line. */
  readonly rest: string;
  /** How many lines the rest has. */
  readonly restLines: number;
}

/** Splits a message, of which an Agent's is the whole stack trace of an error; blank lines at its ends are left out. */
export function messageLines(message: string): MessageLines {
  const [first = '', ...rest] = message
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split(/\r?\n/);
  return { first: first.trim(), rest: rest.join('\n'), restLines: rest.length };
}
