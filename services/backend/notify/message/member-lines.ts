import { printNumber } from '../../../../lib/message-template/print-value.ts';
import type { Alert } from './alert.ts';
import { starless } from './starless.ts';

/**
 * The members of a composite and what each is in, a line of Markdown for each; none of other monitors.
 * @param nameOf fills the name of a member
 */
export function memberLines(
  { transition: { members = {} }, query, consoleUrl }: Pick<Alert, 'transition' | 'query' | 'consoleUrl'>,
  nameOf: (name: string) => string,
): readonly string[] {
  const ids = query.kind === 'composite' ? query.monitorIds : [];
  return Object.entries(members).map(([letter, { name, state, value }], at) => {
    const number = value === undefined ? '' : ` (${printNumber(value)})`;
    const link = `[monitor ${ids[at]}](${consoleUrl}/monitors/${ids[at]})`;
    return `- ${letter}: **${starless(nameOf(name))}** is **${state}**${number}, ${link}`;
  });
}
