/** Rows under a head, in columns as wide as their widest cell; cells hold no line ends. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.map((title) => title.toUpperCase());
  const widths = titles.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), title.length),
  );
  const line = (cells: readonly string[]): string =>
    `  ${widths.map((width, column) => (cells[column] ?? '').padEnd(width)).join('  |  ')}`.trimEnd();
  const rule = `  ${widths.map((width) => '-'.repeat(width)).join('--+--')}`;
  return `${[line(titles), rule, ...rows.map(line)].join('\n')}\n`;
}
