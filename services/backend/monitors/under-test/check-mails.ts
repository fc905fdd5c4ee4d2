import type { ExpectedMail } from './expectation.ts';
import type { TestMail } from './test-mail.ts';

/** The first mail that is not among those that were sent, and what was; undefined when each is. */
export function missingMail(
  expected: readonly ExpectedMail[],
  sent: readonly TestMail[],
): { readonly expected: string; readonly actual: string } | undefined {
  const missing = expected.find((mail) => !sent.some((each) => isMail(mail, each)));
  if (!missing) return undefined;
  return { expected: printExpected(missing), actual: sent.map(printMail).join('\n') || 'none' };
}

function isMail({ to, subject, bodyContains }: ExpectedMail, mail: TestMail): boolean {
  if (to !== undefined && to !== mail.to) return false;
  if (subject !== undefined && subject !== mail.subject) return false;
  return bodyContains.every((part) => mail.body.includes(part));
}

function printExpected({ to, subject, bodyContains }: ExpectedMail): string {
  return [
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(subject === undefined ? [] : [`subject '${subject}'`]),
    ...bodyContains.map((part) => `body contains '${part}'`),
  ].join(', ');
}

function printMail({ to, subject, body }: TestMail): string {
  return `to ${to}, subject '${subject}', body:\n${body.trim().replaceAll(/^/gm, '  | ')}`;
}
