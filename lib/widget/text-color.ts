/** The colour of a text, as `#rrggbb` or by its name in CSS; undefined for anything else. */
export function textColor(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return /^(?:#(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z]{3,20})$/i.test(value) ? value : undefined;
}
