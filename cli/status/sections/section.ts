/** A title, underlined, and its lines below, indented. */
export function section(title: string, lines: readonly string[]): string {
  return [...block(title, lines, '='), ''].join('\n');
}

/** The lines of a block within a section: its own title, underlined, and its lines below. */
export function block(title: string, lines: readonly string[], underline: '=' | '-'): string[] {
  return [title, underline.repeat(title.length), ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
}
