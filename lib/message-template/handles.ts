/** Somebody that a message names. */
export type Handle =
  /** `@user@domain` */
  | { readonly kind: 'mail'; readonly text: string; readonly address: string }
  /** `@webhook-name`, `@slack-channel`, `@team`: by its name without `@`, with what follows in parentheses. */
  | { readonly kind: 'name'; readonly text: string; readonly name: string; readonly arguments?: string };

/** After a blank or at the beginning; parentheses are those of `@workflow-name(k=v)`. */
const HANDLE = /(?<=^|[\s(,;])@(?:([\w.+%-]+@[\w-]+(?:\.[\w-]+)*)|([a-z][\w.-]*)(?:\(([^()\n]*)\))?)/giu;

/** Messages that one text may bring about: each is a file with its picture, and goes to somebody. */
export const mostHandles = 100;

/**
 * The handles in a text (api.md 6.6), each once, in their order, the first hundred. A full stop after one does not belong to it.
 */
export function handlesIn(text: string): readonly Handle[] {
  const found = new Map<string, Handle>();
  for (const [, mail, name, inParentheses] of text.matchAll(HANDLE)) {
    if (found.size >= mostHandles) break;
    const handle = mail === undefined ? named(name ?? '', inParentheses) : mailOf(mail);
    if (!found.has(handle.text.toLowerCase())) found.set(handle.text.toLowerCase(), handle);
  }
  return [...found.values()];
}

/** The text without its handles; the blanks around them stay. */
export function withoutHandles(text: string): string {
  return text.replace(HANDLE, (written: string) => (/[.-]$/.test(written) ? written.slice(-1) : ''));
}

function mailOf(address: string): Handle {
  return { kind: 'mail', text: `@${address}`, address };
}

function named(written: string, inParentheses: string | undefined): Handle {
  const name = inParentheses === undefined ? written.replace(/[.-]+$/, '') : written;
  const text = inParentheses === undefined ? `@${name}` : `@${name}(${inParentheses})`;
  return { kind: 'name', text, name, ...(inParentheses !== undefined && { arguments: inParentheses }) };
}
