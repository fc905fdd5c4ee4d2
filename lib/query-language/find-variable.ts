import type { BoundVariable } from './bound-variable.ts';

/** A template variable in a text: where it stands. */
export interface FoundVariable {
  readonly variable: BoundVariable;
  readonly start: number;
  readonly end: number;
  /** Whether `.value` follows. */
  readonly isValue: boolean;
}

/** The first variable in a text that is among these. */
export function findVariable(text: string, variables: readonly BoundVariable[]): FoundVariable | undefined {
  for (let start = text.indexOf('$'); start >= 0; start = text.indexOf('$', start + 1)) {
    const variable = variables.find(
      ({ name }) => text.startsWith(name, start + 1) && !continuesName(text, start + 1 + name.length),
    );
    if (!variable) continue;
    const end = start + 1 + variable.name.length;
    const isValue = /^\.value(?![A-Za-z0-9_])/.test(text.slice(end));
    return { variable, start, end: isValue ? end + '.value'.length : end, isValue };
  }
  return undefined;
}

/** `$env` is not the beginning of `$environment`. */
function continuesName(text: string, at: number): boolean {
  return /[A-Za-z0-9_]/.test(text.charAt(at));
}
