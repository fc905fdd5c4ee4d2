/** Tells by its name that a key, or an environment variable, holds a secret. */
export const secretKey =
  /(^|_)pass(wd|word|phrase)?$|password|^pwd$|secret|token|api_?key|app(lication)?_?key|credential|private_?key|authorization/i;

/** What stands in place of a secret. */
export const mask = '********';

/** A text without the passwords of the URLs within. */
export function maskUrls(text: string): string {
  return text.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^:/@\s]*):[^@/\s]+@/gi, `$1:${mask}@`);
}
