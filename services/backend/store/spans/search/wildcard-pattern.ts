/**
 * A wildcard pattern as a regular expression that RE2 and JavaScript (with `s` and `u`) read alike: `*` any characters, `?` one;
 * with a `\` in front of them, and of a `\`, they stand for themselves.
 */
export function wildcardPattern(pattern: string): string {
  return pattern.replace(/\\([\s\S])|([\s\S])/gu, (_, escaped: string | undefined, plain: string | undefined) => {
    if (plain === '*') return '.*';
    if (plain === '?') return '.';
    return (escaped ?? plain ?? '').replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  });
}
