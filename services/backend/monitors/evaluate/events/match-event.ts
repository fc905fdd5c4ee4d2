import type { LabEvent } from '../../../../../lib/model/event.ts';
import type { SearchAttribute, SearchMatch, SearchNode } from '../../../../../lib/search-language/types.ts';
import { wildcardMatcher } from '../../../../../lib/search-language/wildcard-matcher.ts';

/** An event, and all tags that it has of its own and of its host. */
export interface TaggedEvent {
  readonly event: LabEvent;
  readonly tags: readonly string[];
}

/** Datadog's words for statuses that are called otherwise where events are sent. */
const statuses: Readonly<Record<string, string>> = { ok: 'success', warn: 'warning' };

/**
 * Whether an event satisfies a search: `source`, `status`, `priority`, `host`, `title`, `message`, any tag by its key, `@…` for
 * attributes, and words of title or text. Case does not matter.
 */
export function matchEvent(node: SearchNode, event: TaggedEvent): boolean {
  switch (node.kind) {
    case 'all':
      return true;
    case 'and':
      return node.nodes.every((each) => matchEvent(each, event));
    case 'or':
      return node.nodes.some((each) => matchEvent(each, event));
    case 'not':
      return !matchEvent(node.node, event);
    case 'text':
      return [event.event.title, event.event.text].some((text) => matchText(node.match, text));
    case 'attribute':
      return valuesOfEvent(node.attribute, event).some((value) => matchValue(node.match, value));
  }
}

/** What an event has of an attribute, as text or number. */
export function valuesOfEvent(
  { name, hasAt }: SearchAttribute,
  { event, tags }: TaggedEvent,
): readonly (string | number)[] {
  if (hasAt) return attributeValues(event.attributes, name);
  switch (name) {
    case 'source':
    case 'sources':
      return [event.sourceTypeName];
    case 'status':
    case 'alert_type':
      return [event.alertType, ...Object.keys(statuses).filter((word) => statuses[word] === event.alertType)];
    case 'priority':
      return [event.priority];
    case 'title':
      return [event.title];
    case 'message':
    case 'text':
      return [event.text];
    case 'aggregation_key':
      return [event.aggregationKey];
    default: {
      const prefix = `${name}:`;
      return tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
    }
  }
}

/** `evt.name` is found as one key, or as `name` within `evt`. */
function attributeValues(attributes: unknown, name: string): readonly (string | number)[] {
  if (typeof attributes !== 'object' || attributes === null) return [];
  const own = (attributes as Readonly<Record<string, unknown>>)[name];
  if (own !== undefined) return (Array.isArray(own) ? own : [own]).flatMap(toScalar);
  const dot = name.indexOf('.');
  if (dot < 0) return [];
  return attributeValues((attributes as Readonly<Record<string, unknown>>)[name.slice(0, dot)], name.slice(dot + 1));
}

function toScalar(value: unknown): readonly (string | number)[] {
  if (typeof value === 'number' || typeof value === 'string') return [value];
  return typeof value === 'boolean' ? [String(value)] : [];
}

/** A word or phrase occurs in a text; a wildcard matches it as a whole. */
function matchText(match: SearchMatch, text: string): boolean {
  if (match.kind === 'exact') return text.toLowerCase().includes(match.value.toLowerCase());
  return matchValue(match, text);
}

function matchValue(match: SearchMatch, value: string | number): boolean {
  switch (match.kind) {
    case 'exists':
      return true;
    case 'exact':
      return String(value).toLowerCase() === match.value.toLowerCase();
    case 'wildcard':
      return wildcardMatcher(match.pattern.toLowerCase())(String(value).toLowerCase());
    case 'range':
      return isWithin(Number(value), match);
  }
}

function isWithin(value: number, { from, to }: Extract<SearchMatch, { kind: 'range' }>): boolean {
  if (Number.isNaN(value)) return false;
  const isAbove = !from || value > from.value || (from.isIncluded && value === from.value);
  const isBelow = !to || value < to.value || (to.isIncluded && value === to.value);
  return isAbove && isBelow;
}
