/** An address that a picture or a frame may have: of the web, or a path of this server; undefined for any other. */
export function webAddress(written: unknown): string | undefined {
  if (typeof written !== 'string') return undefined;
  const text = written.trim();
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? text : undefined;
  return /^\/(?![/\\])/.test(text) ? text : undefined;
}
