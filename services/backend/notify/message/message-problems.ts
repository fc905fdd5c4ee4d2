import { handlesIn, mostHandles } from '../../../../lib/message-template/handles.ts';
import { TemplateError } from '../../../../lib/message-template/template-error.ts';
import { unknownVariables } from '../../../../lib/message-template/unknown-variables.ts';
import { matchedField } from '../../../../lib/monitor-language/matched-variables.ts';
import type { MonitorQuery } from '../../../../lib/monitor-language/types.ts';

const always: ReadonlySet<string> = new Set([
  ...['value', 'threshold', 'warn_threshold', 'alert_recovery_threshold', 'warn_recovery_threshold', 'ok_threshold'],
  ...['comparator', 'first_triggered_at', 'first_triggered_at_epoch', 'last_triggered_at', 'last_triggered_at_epoch'],
  'triggered_duration_sec',
]);

/** Something that a message will not say as its author means it. */
export interface MessageProblem {
  /** `error`: the message cannot be read. `warning`: a variable that nothing fills. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What is wrong with a monitor's message, or with its name, which is filled the same way; for `validate`. */
export function messageProblems(text: string, query: MonitorQuery): readonly MessageProblem[] {
  const tooMany =
    handlesIn(text).length < mostHandles
      ? []
      : [{ severity: 'warning', message: `it names many: the first ${mostHandles} get it` } as const];
  return [...tooMany, ...templateProblems(text, query)];
}

function templateProblems(text: string, query: MonitorQuery): readonly MessageProblem[] {
  try {
    return unknownVariables(text, (name) => isKnown(name, query)).map(({ name }) => ({
      severity: 'warning',
      message: `{{${name}}} is no variable of this monitor: nothing is shown in its place${hintFor(name, query)}`,
    }));
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ severity: 'error', message: error.message }];
  }
}

function isKnown(name: string, query: MonitorQuery): boolean {
  if (always.has(name) || matchedField(name, query) !== undefined) return true;
  if (query.kind === 'service check') {
    // By all tags that a report has: whatever they are.
    if (name === 'check_message' || (query.groupBy.includes('*') && name.endsWith('.name'))) return true;
  }
  if (query.kind === 'composite') {
    const [letter, field] = name.split('.');
    // Its groups are those of its members.
    return (
      name.endsWith('.name') || (isMember(letter, query.monitorIds.length) && ['value', 'status'].includes(field ?? ''))
    );
  }
  return (
    query.groupBy.some((key) => name === `${key}.name`) || (query.groupBy.includes('host') && name.startsWith('host.'))
  );
}

/** `a` is the first member of a composite. */
function isMember(letter: string | undefined, count: number): boolean {
  return letter?.length === 1 && letter >= 'a' && letter.charCodeAt(0) - 'a'.charCodeAt(0) < count;
}

function hintForMatched(name: string, { kind }: MonitorQuery): string {
  const own = name.startsWith('event.') ? 'events' : 'trace-analytics';
  if (kind !== own) return ` (it is of monitors of ${own === 'events' ? 'events' : 'spans'})`;
  return ' (there are tags.KEY and attributes.KEY, and what docs/monitors.md names)';
}

function hintFor(name: string, query: MonitorQuery): string {
  const [key] = name.split('.');
  if (/^(log|rum)\./.test(name)) return ' (the lab has no logs and no RUM)';
  if (/^(event|span)\./.test(name)) return hintForMatched(name, query);
  if (query.kind === 'composite' || !name.includes('.') || key === undefined) return '';
  return ` (it is not grouped by ${key})`;
}
