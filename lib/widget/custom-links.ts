import type { TimeWindow } from '../chart/time-window.ts';
import { type BoundVariable, isAnything } from '../query-language/bound-variable.ts';
import { asObjects, asText, type JsonObject } from './read-value.ts';

/** A link of a widget with values in place of its variables. */
export interface CustomLink {
  readonly label: string;
  /** Of the web; undefined while a variable in it has no value. */
  readonly address: string | undefined;
  /** The variables that have no value. */
  readonly missing: readonly string[];
}

/** The links that a widget's author gives it, for the window shown and the values chosen. */
export function customLinks(
  definition: JsonObject,
  { window, variables }: { readonly window: TimeWindow; readonly variables: readonly BoundVariable[] },
): readonly CustomLink[] {
  return writtenLinks(definition).map(({ label, link }) => {
    const missing: string[] = [];
    const address = link.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_, name: string) => {
      const value = valueInLink(name, { window, variables });
      if (value === undefined) missing.push(name);
      return encodeURIComponent(value ?? '');
    });
    return { label, address: missing.length === 0 && isWebAddress(address) ? address : undefined, missing };
  });
}

/** Links that lead nowhere in the web, by their addresses as they are written. */
export function undrawnLinks(definition: JsonObject): readonly string[] {
  return writtenLinks(definition).flatMap(({ link }) =>
    isWebAddress(link.replace(/\{\{[^{}]*\}\}/g, 'x')) ? [] : [`custom_links.link ${link}`],
  );
}

function writtenLinks({ custom_links }: JsonObject): readonly { readonly label: string; readonly link: string }[] {
  return asObjects(custom_links).flatMap(({ label, link, override_label, is_hidden }) => {
    const name = asText(label)?.trim() || asText(override_label);
    const address = asText(link)?.trim();
    return name && address && is_hidden !== true ? [{ label: name, link: address }] : [];
  });
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/**
 * `timestamp_start` and `timestamp_end` in Unix milliseconds; `$var` and `host` are the whole tag, `$var.value` and
 * `host.value` its value: that of the variable of that name or, without `$`, of that tag key.
 */
function valueInLink(
  written: string,
  { window, variables }: { readonly window: TimeWindow; readonly variables: readonly BoundVariable[] },
): string | undefined {
  if (/^timestamp(_widget)?_start$/.test(written)) return String(window.fromMs);
  if (/^timestamp(_widget)?_end$/.test(written)) return String(window.toMs);
  const isValue = written.endsWith('.value');
  const name = written.replace(/^\$/, '').replace(/\.(value|key)$/, '');
  const variable = variables.find((one) => (written.startsWith('$') ? one.name : (one.prefix ?? one.name)) === name);
  if (!variable || isAnything(variable)) return undefined;
  const prefix = variable.prefix && !isValue ? `${variable.prefix}:` : '';
  if (written.endsWith('.key')) return variable.prefix ?? undefined;
  return variable.values.map((value) => `${prefix}${value}`).join(',');
}
