/** What a MySQL option file says in its `[client]` section, by name of option with dashes: `ssl-ca`, `password`. */
export type ClientOptions = ReadonlyMap<string, string>;

/**
 * Reads the `[client]` section of a MySQL option file (`my.cnf`): `key = value` lines, comments of `#` and `;`, values in
 * quotes or not, with the escapes of MySQL. A key without a value is left out; `!include` is not followed.
 */
export function parseOptionFile(text: string): ClientOptions {
  const options = new Map<string, string>();
  let section = '';
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const header = /^\[(.*)\]$/.exec(line)?.[1];
    if (header !== undefined) section = header.trim();
    if (section !== 'client' || /^[#;!]/.test(line)) continue;
    const found = /^([\w-]+)\s*=\s*(.*)$/.exec(line);
    if (found?.[1] !== undefined) options.set(found[1].replaceAll('_', '-'), plainValue(found[2] ?? ''));
  }
  return options;
}

function plainValue(text: string): string {
  const quoted = /^(["'])(.*)\1(?:\s*#.*)?$/.exec(text);
  const value = quoted?.[2] ?? text.replace(/\s+#.*$/, '');
  const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', r: '\r', '\\': '\\', s: ' ' };
  return value.replace(/\\(.)/g, (whole, letter: string) => escapes[letter] ?? (/["']/.test(letter) ? letter : whole));
}
