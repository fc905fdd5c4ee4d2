import type { ScopeNode, ScopeTag } from './scope-types.ts';

/** Whether a group is meant. @param tags of the group, and those that its monitor's query asks for, in lower case */
export type ScopeMatcher = (tags: readonly string[]) => boolean;

/**
 * Makes a scope quick to ask. A group that has more tags than the scope names is meant too; a negation is true of a group that
 * lacks the tag. Capitals do not matter, as tags have none at Datadog.
 */
export function scopeMatcher(node: ScopeNode): ScopeMatcher {
  switch (node.kind) {
    case 'all':
      return () => true;
    case 'tag':
      return tagMatcher(node);
    case 'not': {
      const matches = scopeMatcher(node.operand);
      return (tags) => !matches(tags);
    }
    case 'and': {
      const all = node.operands.map(scopeMatcher);
      return (tags) => all.every((matches) => matches(tags));
    }
    case 'or': {
      const any = node.operands.map(scopeMatcher);
      return (tags) => any.some((matches) => matches(tags));
    }
  }
}

function tagMatcher({ key, value, isLiteral }: ScopeTag): ScopeMatcher {
  const wanted = `${key}:${value}`.toLowerCase();
  if (isLiteral || !value.includes('*')) return (tags) => tags.includes(wanted);
  const pieces = wanted.split('*');
  return (tags) => tags.some((tag) => hasPieces(tag, pieces));
}

/** Whether a text is pieces in a row, with anything between; the first begins it, the last ends it. */
function hasPieces(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop() ?? '';
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
