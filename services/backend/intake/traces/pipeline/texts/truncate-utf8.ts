/** The longest beginning of a text that takes at most so many bytes in UTF-8 and splits no character. */
export function truncateUtf8(text: string, maxBytes: number): string {
  // A UTF-16 unit takes three bytes at most.
  if (text.length * 3 <= maxBytes) return text;
  let bytes = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maxBytes) return text.slice(0, at);
    at += code < 0x10000 ? 1 : 2;
  }
  return text;
}
