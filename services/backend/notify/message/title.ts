import type { Alert } from './alert.ts';
import { changeWords } from './change-words.ts';

/**
 * `[P1] [Triggered on {env:lab,host:a}] Name` (api.md 6.1).
 * @param said the name as it is filled, and the priority that the message may have set
 */
export function alertTitle(
  { transition, monitor, testedBy }: Pick<Alert, 'transition' | 'monitor' | 'testedBy'>,
  said: { readonly name: string; readonly priority: number | null },
): string {
  const { tags } = transition.group;
  const isNamed = tags.length > 0 && monitor.options.include_tags !== false;
  const { title } = changeWords(transition);
  return [
    ...(said.priority === null ? [] : [`[P${said.priority}]`]),
    isNamed ? `[${title} on {${tags.join(',')}}]` : `[${title}]`,
    ...(testedBy === undefined ? [] : ['[TEST]']),
    said.name,
  ].join(' ');
}
