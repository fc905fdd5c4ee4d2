import type { MonitorGroupStatus, MonitorTransition } from '../../../../lib/model/monitor.ts';
import type { MonitorStatus } from '../monitor-states.ts';
import { missingMail } from './check-mails.ts';
import type { Expectation, ExpectedTransition } from './expectation.ts';
import type { TestMail } from './test-mail.ts';
import type { TestTimes } from './test-times.ts';

/** What came of one monitor in a test, minute by minute. */
export interface MonitorRecording {
  /** By the minute, Unix milliseconds: what it was in after its evaluation. */
  readonly statuses: ReadonlyMap<number, MonitorStatus>;
  /** In order. */
  readonly transitions: readonly MonitorTransition[];
  /** In order. */
  readonly mails: readonly TestMail[];
}

/** What was not as expected. */
export interface Difference {
  /** Unix milliseconds. */
  readonly atMs: number;
  readonly group?: string;
  readonly what: 'state' | 'value' | 'transition' | 'sent' | 'problem' | 'mail';
  readonly expected: string;
  readonly actual: string;
}

/** Holds what came of a monitor against an expectation. @returns the differences, of each kind the first */
export function checkExpectation(
  expectation: Expectation,
  recording: MonitorRecording,
  times: Pick<TestTimes, 'print'>,
): readonly Difference[] {
  const { fromMs, toMs, group } = expectation;
  const inTime = recording.transitions.filter(
    (each) => each.atMs >= fromMs && each.atMs <= toMs && (group === undefined || each.group.key === group),
  );
  const found = [
    ...atEachMinute(expectation, recording),
    transitionDifference(expectation.transition, inTime),
    sentDifference(expectation.sent, inTime),
    mailDifference(expectation, recording, times),
  ].filter((each) => each !== undefined);
  return found.map((each) => ({ atMs: toMs, ...(group !== undefined && { group }), ...each }));
}

type Found = Omit<Difference, 'atMs'> & { readonly atMs?: number };

function atEachMinute(expectation: Expectation, { statuses }: MonitorRecording): readonly (Found | undefined)[] {
  const minutes = [...statuses].filter(([atMs]) => atMs >= expectation.fromMs && atMs <= expectation.toMs);
  const first = (compare: (status: MonitorStatus) => Omit<Found, 'atMs'> | undefined): Found | undefined => {
    for (const [atMs, status] of minutes) {
      const difference = compare(status);
      if (difference) return { ...difference, atMs };
    }
    return undefined;
  };
  return [
    first((status) => stateDifference(expectation, status)),
    first((status) => valueDifference(expectation, status)),
    first((status) => problemDifference(expectation, status)),
  ];
}

function groupOf({ group }: Expectation, { groups }: MonitorStatus): MonitorGroupStatus | undefined {
  return groups.find((each) => each.group.key === group);
}

function stateDifference(expectation: Expectation, status: MonitorStatus): Omit<Found, 'atMs'> | undefined {
  const { state, group } = expectation;
  if (state === undefined) return undefined;
  const known = groupOf(expectation, status);
  const actual = group === undefined ? status.overall : (known?.state ?? 'none');
  if (actual === state) return undefined;
  const value = known?.value === undefined ? '' : ` (value ${digits(known.value)})`;
  const others = known || group === undefined ? '' : `; groups: ${keysOf(status)}`;
  const problem = status.problem === undefined ? '' : `; it cannot be evaluated: ${status.problem}`;
  return { what: 'state', expected: state, actual: `${actual}${value}${others}${problem}` };
}

function keysOf({ groups }: MonitorStatus): string {
  return groups.map(({ group: { key } }) => key).join(' ') || 'none';
}

function valueDifference(expectation: Expectation, status: MonitorStatus): Omit<Found, 'atMs'> | undefined {
  if (expectation.value === undefined) return undefined;
  const { value } = groupOf(expectation, status) ?? {};
  const actual = value === undefined ? 'none' : digits(value);
  const expected = expectation.value === 'none' ? 'none' : digits(expectation.value);
  return actual === expected ? undefined : { what: 'value', expected: String(expected), actual: String(actual) };
}

function problemDifference({ problem }: Expectation, status: MonitorStatus): Omit<Found, 'atMs'> | undefined {
  if (problem === undefined || status.problem?.includes(problem)) return undefined;
  return { what: 'problem', expected: problem, actual: status.problem ?? 'none' };
}

function transitionDifference(
  expected: ExpectedTransition | undefined,
  transitions: readonly MonitorTransition[],
): Found | undefined {
  if (!expected) return undefined;
  const isMet =
    expected.kind === 'none' ? transitions.length === 0 : transitions.some((each) => isExpected(expected, each));
  if (isMet) return undefined;
  return {
    what: 'transition',
    expected: printExpected(expected),
    actual: transitions.map(printChange).join(', ') || 'none',
  };
}

function isExpected(expected: ExpectedTransition, { from, to, isRenotify, heldBackBy }: MonitorTransition): boolean {
  switch (expected.kind) {
    case 'none':
      return false;
    case 'again':
      return isRenotify && to === expected.state;
    case 'move':
      return (
        !isRenotify && from === expected.from && to === expected.to && heldBackWord(heldBackBy) === expected.heldBackBy
      );
  }
}

function heldBackWord(heldBackBy: MonitorTransition['heldBackBy']): string | undefined {
  return heldBackBy?.kind === 'option' ? heldBackBy.option : heldBackBy?.kind;
}

function printExpected(expected: ExpectedTransition): string {
  switch (expected.kind) {
    case 'none':
      return 'none';
    case 'again':
      return `${expected.state} again`;
    case 'move':
      return `${expected.from} -> ${expected.to}, ${expected.heldBackBy === undefined ? 'told' : `held back by ${expected.heldBackBy}`}`;
  }
}

/** `OK -> Alert, held back by downtime` */
export function printChange({ from, to, isRenotify, heldBackBy }: MonitorTransition): string {
  const held = heldBackWord(heldBackBy);
  return `${isRenotify ? `${to} again` : `${from} -> ${to}`}, ${held === undefined ? 'told' : `held back by ${held}`}`;
}

function sentDifference(sent: number | undefined, transitions: readonly MonitorTransition[]): Found | undefined {
  const told = transitions.filter(({ isNotified }) => isNotified);
  if (sent === undefined || told.length === sent) return undefined;
  const actual = told.map((each) => `${each.group.key} ${printChange(each)}`).join('; ');
  return {
    what: 'sent',
    expected: sent === 0 ? 'nothing' : String(sent),
    actual: `${told.length}${actual && `: ${actual}`}`,
  };
}

function mailDifference(
  { mails, fromMs, toMs, group }: Expectation,
  recording: MonitorRecording,
  times: Pick<TestTimes, 'print'>,
): Found | undefined {
  const sent = recording.mails.filter((each) => group === undefined || each.group === group);
  const missing = mails && missingMail(mails, sent, { fromMs, toMs, times });
  return missing && { what: 'mail', ...missing };
}

/** Six digits are enough for anybody, and no more than sums of floats have. */
function digits(value: number): number {
  return Number(value.toPrecision(6));
}
