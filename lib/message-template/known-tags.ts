import { checkFormula, parseFormula } from './formula.ts';
import { flags } from './types.ts';

type Refuse = (problem: string) => never;

/** A block or a function as it is written. */
interface WrittenTag {
  readonly name: string;
  readonly args: readonly string[];
}

const PRIORITY = /^P[1-5]$/i;

/** Functions by name: how many arguments, as people write them. */
const calls: Readonly<Record<string, { readonly args: number; readonly usage: string }>> = {
  eval: { args: 1, usage: '{{eval "value * 100"}}' },
  local_time: { args: 2, usage: "{{local_time 'last_triggered_at' 'Asia/Tokyo'}}" },
  toUpper: { args: 1, usage: '{{toUpper "host.name"}}' },
  toLower: { args: 1, usage: '{{toLower "host.name"}}' },
  urlencode: { args: 1, usage: '{{urlencode "host.name"}}' },
  override_priority: { args: 1, usage: "{{override_priority 'P1'}}" },
};

/** Refuses a function that there is none of, or with arguments that it does not take. */
export function checkCall({ name, args }: WrittenTag, refuse: Refuse): void {
  const known = Object.hasOwn(calls, name) ? calls[name] : undefined;
  const call = known ?? refuse(`'${name}' is no function; there are ${Object.keys(calls).join(', ')}`);
  if (args.length !== call.args) refuse(`'${name}' is written ${call.usage}`);
  const [first = '', second = ''] = args;
  if (name === 'eval') checkFormula(parseFormula(first, refuse), refuse);
  if (name === 'override_priority' && !PRIORITY.test(first)) refuse(`'${first}' is no priority from P1 to P5`);
  if (name === 'local_time' && !isTimeZone(second)) refuse(`'${second}' is no time zone`);
}

/** Refuses a block that there is none of, or with arguments that it does not take. */
export function checkBlock({ name, args }: WrittenTag, refuse: Refuse): void {
  if ((flags as readonly string[]).includes(name)) {
    if (args.length > 0) refuse(`'${name}' takes nothing, got '${args[0]}'`);
    return;
  }
  switch (name) {
    case 'is_priority':
      if (args.length !== 1 || !PRIORITY.test(args[0] ?? '')) refuse("'is_priority' is written {{#is_priority 'P1'}}");
      return;
    case 'is_match':
    case 'is_exact_match':
      if (args.length < 2) refuse(`'${name}' is written {{#${name} "host.name" "text"}}`);
      return;
    default:
      refuse(
        `'${name}' is no condition; there are ${[...flags, 'is_priority', 'is_match', 'is_exact_match'].join(', ')}`,
      );
  }
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
