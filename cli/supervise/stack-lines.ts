import { printable } from './printable.ts';

/** An error's text with its stack, taken apart; all of it can be printed. */
export interface StackText {
  /** Its first line. */
  readonly message: string;
  /** What followed it, on indented lines of its own: more of the message, frames, causes. */
  readonly lines: readonly string[];
}

/** Frames shown of one text. */
const maxFrames = 6;
/** Other lines shown of one text. */
const maxOthers = 12;
const indent = ' '.repeat(9);

/**
 * Takes apart the stack of an error, as V8 writes it: without the frames inside Node, which tell nothing, and with the
 * first few others. What is left out for its length is counted. Text without frames is a message and nothing else.
 */
export function stackLines(text: string): StackText {
  const [first = '', ...rest] = text.split('\n');
  if (!rest.some(isFrame)) return { message: printable(text), lines: [] };
  const own = rest.filter((line) => line.trim() !== '' && !isInsideNode(line));
  let frames = 0;
  let others = 0;
  const shown = own.filter((line) => (isFrame(line) ? ++frames <= maxFrames : ++others <= maxOthers));
  const lines = shown.map((line) => indent + printable(line));
  if (shown.length < own.length) lines.push(`${indent}    … and ${own.length - shown.length} more lines`);
  return { message: printable(first), lines };
}

function isFrame(line: string): boolean {
  return /^\s+at /.test(line);
}

function isInsideNode(line: string): boolean {
  return isFrame(line) && /[( ]node:internal\//.test(line);
}
