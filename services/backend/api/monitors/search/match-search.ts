import { errors } from '../../../../../lib/http/errors.ts';
import { parseSearch } from '../../../../../lib/search-language/parse.ts';
import { SearchError } from '../../../../../lib/search-language/search-error.ts';
import type { SearchMatch, SearchNode } from '../../../../../lib/search-language/types.ts';
import { wildcardMatcher } from '../../../../../lib/search-language/wildcard-matcher.ts';
import type { SearchFacts } from './search-facts.ts';

/** Whether something is found by a search. @param nowMs Unix milliseconds */
export type Matches = (facts: SearchFacts, nowMs: number) => boolean;

const statuses = ['alert', 'warn', 'no data', 'ok', 'ignored', 'skipped', 'unknown'];

const spanUnitsMs: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, h: 3600e3, d: 86_400e3, w: 604_800e3 };

/** The values of a field; in `title` and `message` a value is sought, in others it is the whole. */
const fields: Readonly<Record<string, (facts: SearchFacts) => readonly (string | number)[]>> = {
  id: ({ id }) => [id],
  status: ({ status }) => [status],
  muted: ({ mute }) => [String(mute !== undefined)],
  type: ({ type }) => type,
  creator: ({ creator }) => creator,
  service: (facts) => valuesOf(facts, 'service'),
  env: (facts) => valuesOf(facts, 'env'),
  team: (facts) => valuesOf(facts, 'team'),
  tag: ({ tags }) => tags,
  scope: ({ scopes }) => scopes,
  metric: ({ metrics }) => metrics,
  notification: ({ handles }) => handles,
  priority: ({ priority }) => (priority === null ? [] : [priority, `p${priority}`]),
  group: ({ groups }) => groups,
};

/**
 * Reads a search of monitors or groups as Datadog's list of monitors has it (api.md 5.1): words of title and message,
 * `status:Alert`, `tag:"team:a"`, `muted:true`, `muted_left:30m`, joined by AND, OR, NOT and parentheses, with `*` and `?`.
 * @throws HttpError 400 that names what is wrong
 */
export function readMonitorSearch(text: string): Matches {
  try {
    return toMatches(parseSearch(text));
  } catch (error) {
    if (error instanceof SearchError) throw errors.badMonitorSearch(error.message, { cause: error });
    throw error;
  }
}

function toMatches(node: SearchNode): Matches {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'and': {
      const all = node.nodes.map(toMatches);
      return (facts, nowMs) => all.every((matches) => matches(facts, nowMs));
    }
    case 'or': {
      const some = node.nodes.map(toMatches);
      return (facts, nowMs) => some.some((matches) => matches(facts, nowMs));
    }
    case 'not': {
      const inner = toMatches(node.node);
      return (facts, nowMs) => !inner(facts, nowMs);
    }
    case 'text': {
      const test = soughtIn(node.match);
      return ({ title, message }) => test(title) || test(message);
    }
    case 'attribute':
      return ofField(`${node.attribute.hasAt ? '@' : ''}${node.attribute.name}`, node.match);
  }
}

function ofField(name: string, match: SearchMatch): Matches {
  if (name === 'title' || name === 'message') {
    const test = soughtIn(match);
    return (facts) => test(facts[name]);
  }
  if (name === 'muted_left' || name === 'muted_elapsed') return ofMute(name, match);
  const valuesIn = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!valuesIn) throw errors.badMonitorSearch(`'${name}' is not a valid monitor field`);
  if (name === 'status') refuseStatus(match);
  const test = isWhole(match);
  return (facts) => valuesIn(facts).some(test);
}

function refuseStatus(match: SearchMatch): void {
  if (match.kind === 'exact' && !statuses.includes(match.value.toLowerCase())) {
    throw errors.badMonitorSearch(`'${match.value}' is not a valid monitor status`);
  }
}

/** `muted_left:30m`: it is over within half an hour. `muted_elapsed:30d`: for a month at least. */
function ofMute(name: 'muted_left' | 'muted_elapsed', match: SearchMatch): Matches {
  const text = match.kind === 'exact' ? match.value : '';
  const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(text) ?? [];
  const spanMs = Number(amount) * (spanUnitsMs[unit] ?? Number.NaN);
  if (Number.isNaN(spanMs)) throw errors.badMonitorSearch(`${name}: needs a time such as 30m, 4h or 30d`);
  if (name === 'muted_elapsed') return ({ mute }, nowMs) => mute !== undefined && nowMs - mute.sinceMs >= spanMs;
  return ({ mute }, nowMs) => mute !== undefined && mute.untilMs !== null && mute.untilMs - nowMs <= spanMs;
}

/** Of texts: capitals are the same as small letters. */
function soughtIn(match: SearchMatch): (text: string) => boolean {
  if (match.kind === 'exact') {
    const sought = match.value.toLowerCase();
    return (text) => text.toLowerCase().includes(sought);
  }
  if (match.kind !== 'wildcard') return isWhole(match);
  const isLike = wildcardMatcher(`*${match.pattern.toLowerCase()}*`);
  return (text) => isLike(text.toLowerCase());
}

function isWhole(match: SearchMatch): (value: string | number) => boolean {
  switch (match.kind) {
    case 'exists':
      return () => true;
    case 'exact': {
      const wanted = match.value.toLowerCase();
      return (value) => String(value).toLowerCase() === wanted;
    }
    case 'wildcard': {
      const isLike = wildcardMatcher(match.pattern.toLowerCase());
      return (value) => isLike(String(value).toLowerCase());
    }
    case 'range': {
      const { from, to } = match;
      return (value) =>
        typeof value === 'number' &&
        (!from || value > from.value || (from.isIncluded && value === from.value)) &&
        (!to || value < to.value || (to.isIncluded && value === to.value));
    }
  }
}

/** Values of a key among the tags of a monitor, and in the scope of its query. */
function valuesOf({ tags, scopes }: SearchFacts, key: string): readonly string[] {
  return [...tags, ...scopes].flatMap((tag) =>
    tag.toLowerCase().startsWith(`${key}:`) ? [tag.slice(key.length + 1)] : [],
  );
}
