interface ParsedLabels {
  readonly labels: ReadonlyMap<string, string>;
  /** A text in quotes without a value: the name of the metric itself. */
  readonly quotedName?: string;
  /** Where the line goes on, behind the closing brace. */
  readonly end: number;
}

// Sticky: each matches only where it is told to.
const blanks = /[ \t]*/y;
const quoted = /"([^"\\]*(?:\\.[^"\\]*)*)"/y;
const bareName = /[^\s"=,{}]+/y;

/**
 * Reads labels: `{a="1", b="x\ny",}`. In values `\\`, `\"` and `\n` are escapes; any other backslash stands for itself.
 * @param start the place of the opening brace
 * @throws Error when the braces are not closed, or hold something else
 */
export function parseLabels(line: string, start: number): ParsedLabels {
  const labels = new Map<string, string>();
  let quotedName: string | undefined;
  let position = skip(line, start + 1);
  while (line[position] !== '}') {
    const name = read(quoted, line, position) ?? read(bareName, line, position);
    if (!name) throw new Error(`has no name of a label at ${shown(line, position)}`);
    position = skip(line, name.end);
    if (line[position] === '=') {
      const value = read(quoted, line, skip(line, position + 1));
      if (!value) throw new Error(`has no value in quotes for the label ${name.text}`);
      if (labels.has(name.text)) throw new Error(`has the label ${name.text} twice`);
      labels.set(name.text, value.text);
      position = skip(line, value.end);
    } else {
      if (!name.isQuoted || quotedName !== undefined) throw new Error(`has no "=" after the label ${name.text}`);
      quotedName = name.text;
    }
    if (line[position] === ',') position = skip(line, position + 1);
    else if (line[position] !== '}') throw new Error(`has no "," or "}" at ${shown(line, position)}`);
  }
  return { labels, end: position + 1, ...(quotedName === undefined ? {} : { quotedName }) };
}

function read(
  pattern: RegExp,
  line: string,
  position: number,
): { readonly text: string; readonly end: number; readonly isQuoted: boolean } | undefined {
  pattern.lastIndex = position;
  const match = pattern.exec(line);
  if (!match) return undefined;
  const [whole, inner] = match;
  const end = position + whole.length;
  return inner === undefined
    ? { text: whole, end, isQuoted: false }
    : { text: withoutEscapes(inner), end, isQuoted: true };
}

function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\"n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

function skip(line: string, position: number): number {
  blanks.lastIndex = position;
  return position + (blanks.exec(line)?.[0].length ?? 0);
}

function shown(line: string, position: number): string {
  return position >= line.length ? 'its end' : JSON.stringify(line.slice(position, position + 20));
}
