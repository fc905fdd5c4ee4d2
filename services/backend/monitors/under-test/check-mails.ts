import type { ExpectedMail } from './expectation.ts';
import type { TestMail } from './test-mail.ts';
import type { TestTimes } from './test-times.ts';

/** The time that is looked at, both ends included, Unix milliseconds. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly times: Pick<TestTimes, 'print'>;
}

/** Mails of other times that are told. */
const mostNearest = 3;

/** The first mail that is not among those that were sent in a time, and what was, then or near it; undefined when each is. */
export function missingMail(
  expected: readonly ExpectedMail[],
  sent: readonly TestMail[],
  span: Span,
): { readonly expected: string; readonly actual: string } | undefined {
  const inTime = sent.filter((each) => awayMs(each, span) === 0);
  const missing = expected.find((mail) => !inTime.some((each) => isMail(mail, each)));
  if (!missing) return undefined;
  const actual = inTime.map(printMail).join('\n') || 'none';
  return { expected: printExpected(missing), actual: `${actual}${atOtherTimes(missing, { sent, span })}` };
}

/** The nearest that went before or after: the one that is missing, else any, where none went in time. */
function atOtherTimes(
  missing: ExpectedMail,
  { sent, span }: { readonly sent: readonly TestMail[]; readonly span: Span },
): string {
  const others = sent.filter((each) => awayMs(each, span) > 0);
  const same = others.filter((each) => isMail(missing, each));
  const any = others.length === sent.length ? others : [];
  const nearest = (same.length > 0 ? same : any).toSorted((a, b) => awayMs(a, span) - awayMs(b, span));
  const lines = nearest
    .slice(0, mostNearest)
    .map(({ atMs, to, subject }) => `  at ${span.times.print(atMs)}: to ${to}, subject '${subject}'`);
  if (lines.length === 0) return '';
  return `\n${same.length > 0 ? 'it went at another time:' : 'at other times went:'}\n${lines.join('\n')}`;
}

/** How far from the time a mail went; 0 within it. */
function awayMs({ atMs }: TestMail, { fromMs, toMs }: Span): number {
  return Math.max(0, fromMs - atMs, atMs - toMs);
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
