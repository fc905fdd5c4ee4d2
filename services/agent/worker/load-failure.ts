import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFiles } from './package-files.ts';
import type { LoadFailure } from './protocol.ts';

/**
 * Tells why importing a check's module failed. Of a syntax error its message and place are all there is to know; of
 * what the module itself threw, the stack without the runtime's own frames.
 * @param file the check's module; the fault may be in another that it imports
 */
export function describeLoadFailure(error: unknown, file: string): LoadFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const place = error instanceof SyntaxError ? placeOf(error) : undefined;
  if (!place) return { message: withoutOurFrames(error) };
  const commonjs = isModuleSyntax(error.message) ? commonjsPackage(place.file) : undefined;
  const message = commonjs
    ? `it is read as CommonJS because ${commonjs} says so; checks are ES modules: set "type": "module" there`
    : error.message;
  if (place.file === file) return commonjs ? { message } : { message, line: place.line };
  return { message: `${place.file}:${place.line}: ${message}` };
}

/** Node puts the place of a syntax error before the stack: `file:///check.ts:2` or `/check.ts:2`. */
function placeOf({ stack }: Error): { readonly file: string; readonly line: number } | undefined {
  const [, file, line] = /^(\S.*):(\d+)\n/.exec(stack ?? '') ?? [];
  if (file === undefined || line === undefined) return undefined;
  return { file: file.startsWith('file:') ? fileURLToPath(file) : file, line: Number(line) };
}

function withoutOurFrames({ stack, message }: Error): string {
  const isOurs = /^\s+at .*(node:internal|services\/agent\/worker\/)/;
  return stack === undefined
    ? message
    : stack
        .split('\n')
        .filter((line) => !isOurs.test(line))
        .join('\n');
}

/** Whether an error is one that ES modules give when they are read as CommonJS. */
function isModuleSyntax(message: string): boolean {
  return /outside a module|Unexpected token 'export'|bodies of modules/.test(message);
}

/** The package.json that declares a module to be CommonJS, if one does. */
function commonjsPackage(file: string): string | undefined {
  const nearest = packageFiles(file).at(-1);
  try {
    const { type } = JSON.parse(readFileSync(nearest ?? '', 'utf8')) as { readonly type?: unknown };
    return type === 'commonjs' ? nearest : undefined;
  } catch {
    return undefined;
  }
}
