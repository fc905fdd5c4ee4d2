import type { LabMetricDetail } from '../../../../lib/api-types/lab.ts';

type Tags = LabMetricDetail['tags'];

/** Tags of a metric that a filter can name: `key:value`, bare ones, and each excluded once the search begins with `!`. */
export function filterCompletions(tags: Tags, search: string): string[] {
  const negation = search.startsWith('!') || search.startsWith('-') ? '!' : '';
  return Object.entries(tags).flatMap(([key, values]) =>
    values.map((value) => `${negation}${key === '' ? value : `${key}:${value}`}`),
  );
}

/** Tag keys that a metric can be grouped by. */
export function groupCompletions(tags: Tags): string[] {
  return Object.keys(tags).filter((key) => key !== '');
}

/** Whether Enter takes this option for what is in the field: it begins with it. */
export function isMeant(option: string, search: string): boolean {
  const typed = search.trim().toLowerCase();
  return typed !== '' && typed !== '!' && option.toLowerCase().startsWith(typed);
}

/** Options as they answer what is in the field: that very one, those that begin with it, the others as they were. */
export function byMeaning(options: readonly string[], search: string): string[] {
  const typed = search.trim().toLowerCase();
  const rank = (option: string) => (option.toLowerCase() === typed ? 0 : isMeant(option, search) ? 1 : 2);
  return options.toSorted((a, b) => rank(a) - rank(b));
}

/** A tag as typed, in the form of a query: no character that would end it, `-` for exclusion written as `!`. */
export function typedTag(text: string): string {
  return text
    .trim()
    .replace(/[{}(),\s"']/g, '')
    .replace(/^[-!]+/, '!')
    .replace(/^!$/, '')
    .toLowerCase();
}

/** Keys to group by from what was typed: of a whole tag its key, no exclusions. */
export function typedKeys(typed: readonly string[]): string[] {
  return [...new Set(typed.map((text) => text.replace(/^!/, '').replace(/[:*].*$/, '')))].filter((key) => key !== '');
}
