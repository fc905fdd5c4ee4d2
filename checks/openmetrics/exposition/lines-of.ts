const newline = 0x0a;

/**
 * The lines of a body, one by one, read as UTF-8: a text of many megabytes is never made as a whole. A carriage return
 * at the end of a line is left out; a last line without an end is one, too.
 */
export function* linesOf(body: Buffer): Generator<string> {
  let start = 0;
  while (start < body.length) {
    const found = body.indexOf(newline, start);
    const end = found === -1 ? body.length : found;
    const line = body.toString('utf8', start, end);
    yield line.endsWith('\r') ? line.slice(0, -1) : line;
    start = end + 1;
  }
}
