import type { MonitorState } from '../../../../lib/model/monitor.ts';
import { TestFileError } from './test-file-error.ts';
import type { WrittenExpectation, WrittenMail } from './test-file-schema.ts';
import type { TestTimes } from './test-times.ts';

/** What is expected of the evaluations between two times, both included, each a whole minute. Unix milliseconds. */
export interface Expectation {
  readonly fromMs: number;
  readonly toMs: number;
  /** The name of a monitor; absent: the first. */
  readonly monitor?: string;
  readonly group?: string;
  /** At each of these evaluations; `none`: the group is not known. */
  readonly state?: MonitorState | 'none';
  readonly value?: number | 'none';
  readonly transition?: ExpectedTransition;
  /** So many transitions are told. */
  readonly sent?: number;
  readonly problem?: string;
  /** Each of these is sent. */
  readonly mails?: readonly ExpectedMail[];
}

/** A mail, by what is known of it. */
export interface ExpectedMail {
  readonly to?: string;
  readonly subject?: string;
  /** Parts of its text. */
  readonly bodyContains: readonly string[];
}

/** A transition that there is in this time, or that there is none. */
export type ExpectedTransition =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'move';
      readonly from: MonitorState;
      readonly to: MonitorState;
      /** `downtime` or an option; absent: it is told. */
      readonly heldBackBy?: string;
    }
  | { readonly kind: 'again'; readonly state: MonitorState };

const states: readonly MonitorState[] = ['OK', 'Alert', 'Warn', 'No Data', 'Unknown'];

/** What holds transitions back: downtimes, and options. */
const holders: readonly string[] = ['downtime', 'notify_no_data', 'on_missing_data', 'notify_by'];

/** @throws TestFileError naming the expectation and what is wrong with it */
export function readExpectation(written: WrittenExpectation, at: number, times: TestTimes): Expectation {
  const field = `expect[${at}]`;
  const { monitor, group, value, problem, sent } = written;
  const asked = ['state', 'value', 'transition', 'sent', 'problem', 'mail'] as const;
  if (asked.every((key) => written[key] === undefined)) {
    throw new TestFileError(`${field}: nothing is expected; write one of ${asked.join(', ')}`);
  }
  if (written.value !== undefined && group === undefined) throw new TestFileError(`${field}.value: of which group?`);
  const transition = readTransition(written, field);
  return {
    ...readTimes(written.at, field, times),
    ...(monitor !== undefined && { monitor }),
    ...(group !== undefined && { group }),
    ...(written.state !== undefined && { state: readExpectedState(written.state, `${field}.state`) }),
    ...(value !== undefined && { value }),
    ...(transition && { transition }),
    ...(sent !== undefined && { sent: sent === 'nothing' ? 0 : sent }),
    ...(problem !== undefined && { problem }),
    ...(written.mail && { mails: [written.mail].flat().map(readMail) }),
  };
}

function readMail({ to, subject, body_contains: parts = [] }: WrittenMail): ExpectedMail {
  return {
    ...(to !== undefined && { to }),
    ...(subject !== undefined && { subject }),
    bodyContains: [parts].flat(),
  };
}

function readTimes(text: string, field: string, times: TestTimes): Pick<Expectation, 'fromMs' | 'toMs'> {
  const [first = '', last = first, ...others] = text.split('..');
  if (others.length > 0) throw new TestFileError(`${field}.at: '${text}' has more than two times`);
  const [fromMs, toMs] = [first, last].map((each) => times.read(each.trim(), `${field}.at`)) as [number, number];
  if ([fromMs, toMs].some((each) => (each - times.startMs) % 60_000 !== 0)) {
    throw new TestFileError(`${field}.at: '${text}': monitors are evaluated at whole minutes`);
  }
  if (fromMs <= times.startMs) throw new TestFileError(`${field}.at: '${text}': the first evaluation is at 1m`);
  if (fromMs > toMs) throw new TestFileError(`${field}.at: '${text}' ends before it begins`);
  return { fromMs, toMs };
}

function readExpectedState(text: string, field: string): MonitorState | 'none' {
  return text.toLowerCase() === 'none' ? 'none' : readState(text, field);
}

function readState(text: string, field: string): MonitorState {
  const found = states.find((state) => state.toLowerCase() === text.trim().toLowerCase());
  if (!found) throw new TestFileError(`${field}: '${text}' is none of ${states.join(', ')}`);
  return found;
}

function readTransition(
  { transition: text, held_back_by: heldBackBy }: WrittenExpectation,
  at: string,
): ExpectedTransition | undefined {
  const field = `${at}.transition`;
  if (heldBackBy !== undefined && !text?.includes('->')) {
    throw new TestFileError(`${at}.held_back_by: which transition? Write transition: OK -> Alert`);
  }
  if (heldBackBy !== undefined && !holders.includes(heldBackBy)) {
    throw new TestFileError(`${at}.held_back_by: '${heldBackBy}' holds nothing back; there are ${holders.join(', ')}`);
  }
  if (text === undefined) return undefined;
  if (text.trim().toLowerCase() === 'none') return { kind: 'none' };
  const [from, to, ...others] = text.split('->');
  if (to !== undefined && others.length === 0) {
    const move = { kind: 'move', from: readState(from ?? '', field), to: readState(to, field) } as const;
    return { ...move, ...(heldBackBy !== undefined && { heldBackBy }) };
  }
  const again = /^(.+) again$/i.exec(text.trim())?.[1];
  if (again !== undefined) return { kind: 'again', state: readState(again, field) };
  throw new TestFileError(`${field}: '${text}' is no transition; write OK -> Alert, Alert again, or none`);
}
