/** The name under which a variable is looked up: `[dot.key].name` → `dot.key.name`. */
export function variableName(written: string): string {
  return written.trim().replace(/\[([^\]]*)\]/g, '$1');
}
