/** A template that cannot be read, with the place. */
export class TemplateError extends Error {
  /** 0-based offset into the template's text. */
  readonly offset: number;
  /** What is wrong, with the line and the column. */
  readonly reason: string;

  /** @param problem what is wrong, e.g. `{{#is_alert}} is never closed` */
  constructor(problem: string, place: { readonly text: string; readonly offset: number }) {
    const before = place.text.slice(0, place.offset).split('\n');
    const reason = `${problem} (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`;
    super(`Cannot read message: ${reason}`);
    this.name = 'TemplateError';
    this.offset = place.offset;
    this.reason = reason;
  }
}
