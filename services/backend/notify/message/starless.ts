/** So that a star is one in Markdown, and not the end of what is bold. */
export function starless(text: string): string {
  return text.replaceAll('*', '\\*');
}
