/** A template that cannot be read, with the place. */
export class TemplateError extends Error {
  /** 0-based offset into the template's text. */
  readonly offset: number;

  /** @param problem what is wrong, e.g. `{{#is_alert}} is never closed` */
  constructor(problem: string, place: { readonly text: string; readonly offset: number }) {
    const before = place.text.slice(0, place.offset).split('\n');
    super(`Cannot read message: ${problem} (line ${before.length}, column ${(before.at(-1) ?? '').length + 1})`);
    this.name = 'TemplateError';
    this.offset = place.offset;
  }
}
