/** A value of an attribute; undefined leaves it out. */
type SvgValue = string | number | undefined;

/** An element of SVG as text: attributes are escaped, children are SVG already. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, SvgValue>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : String(value))}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** A line of text, or a part of one, `tspan`. */
export function svgText(
  text: string,
  attributes: Readonly<Record<string, SvgValue>>,
  name: 'text' | 'tspan' = 'text',
): string {
  return svg(name, attributes, escaped(text));
}

function escaped(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML has no characters below the space but tab and ends of lines, and no half of a pair. */
function withoutControls(text: string): string {
  return [...text.toWellFormed()].map((each) => ((each.codePointAt(0) ?? 0) < 32 ? ' ' : each)).join('');
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);
