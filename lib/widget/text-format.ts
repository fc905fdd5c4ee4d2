import { type FormatLook, isDrawnPalette, lookOf } from './conditional-format.ts';
import { asObject, asObjects, asText } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** A text of a table as it is written, and its colours. */
export interface FormattedText {
  readonly text: string;
  readonly look?: FormatLook;
}

const MATCHES: Readonly<Record<string, (text: string, value: string) => boolean>> = {
  is: (text, value) => text === value,
  is_not: (text, value) => text !== value,
  contains: (text, value) => text.includes(value),
  does_not_contain: (text, value) => !text.includes(value),
  starts_with: (text, value) => text.startsWith(value),
  ends_with: (text, value) => text.endsWith(value),
};

/** A text by the first of its formats that it matches: in its colours, with other words in its place. */
export function formatText(text: string, formats: unknown): FormattedText {
  for (const format of asObjects(formats)) {
    const match = asObject(format.match);
    const type = asText(match?.type) ?? '';
    const matches = Object.hasOwn(MATCHES, type) ? MATCHES[type] : undefined;
    if (!matches?.(text, asText(match?.value) ?? '')) continue;
    return { text: replaced(text, format.replace), look: lookOf(format) };
  }
  return { text };
}

function replaced(text: string, written: unknown): string {
  const replace = asObject(written);
  const other = asText(replace?.with);
  if (other === undefined) return text;
  if (replace?.type === 'all') return other;
  const part = asText(replace?.substring);
  return replace?.type === 'substring' && part ? text.replaceAll(part, () => other) : text;
}

/** What `text_formats` ask for and is not drawn: a list of formats for each group key. */
export function undrawnTextFormats(written: unknown): readonly string[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap(asObjects).flatMap((format) => {
    const { match, palette, replace } = format;
    const type = asText(asObject(match)?.type) ?? '';
    const way = asObject(replace)?.type;
    return [
      ...undrawnOptions(format, ['match', 'palette', 'replace', 'custom_bg_color', 'custom_fg_color'], 'text_formats.'),
      ...(Object.hasOwn(MATCHES, type) ? [] : [`text_formats.match ${type}`]),
      ...(isDrawnPalette(palette) ? [] : [`text_formats.palette ${String(palette)}`]),
      ...(replace && way !== 'all' && way !== 'substring' ? [`text_formats.replace ${String(way)}`] : []),
    ];
  });
}
