/**
 * Loaded before dd-trace, whose words go to the console: marks what it says by its level, so that a test can tell an
 * error from a warning. What it debugs is left out.
 */
import { format } from 'node:util';

const mark =
  (level: string) =>
  (...words: unknown[]): void => {
    const text = format(...words).replaceAll('\n', ' ');
    process.stderr.write(`${level} ${text}\n`);
  };

console.error = mark('ERROR');
console.warn = mark('WARN');
console.info = mark('INFO');
console.debug = () => undefined;
