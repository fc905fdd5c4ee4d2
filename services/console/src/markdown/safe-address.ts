/** An address that a link may have: of the web, a mail, or a page of the console; undefined for any other. */
export function safeAddress(address: string): string | undefined {
  const text = address.trim();
  if (/^(https?:\/\/|mailto:)/i.test(text)) return text;
  return /^(\/(?![/\\])|#)/.test(text) ? text : undefined;
}
