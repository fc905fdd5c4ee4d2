/** Markdown as the text of an event, which says by its first and last line that it is Markdown. */
export function eventText(markdown: string): string {
  return `%%%\n${markdown}\n%%%`;
}
