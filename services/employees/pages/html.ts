/** Markup that is safe to send as it is: all that came into it as a value was escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template. Absent values, and `false`, are nothing; lists are their items one after another. */
export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined | null | false;

/**
 * A template of markup: html`<b>${name}</b>`. Texts are escaped, in content and in attributes, which must be in double
 * quotes; only what is itself made by a template is not.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? '';
  for (let i = 0; i < values.length; i++) text += toText(values[i]) + strings[i + 1];
  return new Html(text);
}

function toText(value: HtmlValue): string {
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if (value instanceof Html) return value.text;
  if (value === undefined || value === null || value === false) return '';
  let text = '';
  for (const item of value) text += toText(item);
  return text;
}

const special = /[&<>"']/;
const everySpecial = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  return special.test(text) ? text.replace(everySpecial, (character) => entities[character] ?? '') : text;
}
