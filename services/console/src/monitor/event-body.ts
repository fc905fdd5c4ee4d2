/** The text of an event as Markdown, without the lines that say it is. */
export function eventBody(text: string): string {
  return text.replace(/^%%%\s*\n?/, '').replace(/\n?%%%\s*$/, '');
}
