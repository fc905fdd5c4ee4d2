import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Longer lines are cut, so that a process that never writes a newline costs no memory. Characters. */
const maxLineLength = 65_536;

/** Calls `onLine` for each line of a stream of UTF-8, without its newline; a last line without newline counts too. */
export function splitLines(stream: Readable, onLine: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let isCut = false;
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!isCut) onLine(line.replace(/\r$/, ''));
      isCut = false;
    }
    if (rest.length > maxLineLength) {
      if (!isCut) onLine(`${rest.slice(0, maxLineLength)}… (line cut)`);
      isCut = true;
      rest = '';
    }
  };
  stream.on('data', (chunk: Buffer) => take(decoder.write(chunk)));
  stream.on('end', () => {
    take(decoder.end());
    if (rest !== '' && !isCut) onLine(rest);
    rest = '';
  });
}
