/** Tells by its name that a key, or an environment variable, holds a secret. */
export const secretKey =
  /(^|_)pass(wd|word|phrase)?$|password|^pwd$|secret|token|api[-_]?key|app(lication)?[-_]?key|credential|private[-_]?key|authorization|cookie/i;

/** What stands in place of a secret. */
export const mask = '********';

/** A text without the passwords of the URLs within. */
export function maskUrls(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^:/@\s]*):[^/\s]+@/gi, `$1:${mask}@`);
}

/** A line of a log without what looks like a secret: `password=…`, `"api_key": "…"`, and passwords in URLs. */
export function maskLine(line: string): string {
  return maskUrls(line).replace(
    /\b([\w-]*(?:password|passwd|secret|token|api[-_]?key|app(?:lication)?[-_]?key)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,;}&]+)/gi,
    `$1${mask}`,
  );
}
