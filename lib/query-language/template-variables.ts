import { type BoundVariable, isAnything } from './bound-variable.ts';
import { expandTag } from './expand-tag.ts';
import { findVariable } from './find-variable.ts';
import { lex, type Token } from './lex.ts';
import { QueryError } from './query-error.ts';

/**
 * A query with values in the place of its template variables, text for text:
 * `{$env,host:$host.value} by {$g}` → `{env:prod,(host:a OR host:b)} by {team}`.
 * `$var` becomes `prefix:value`, several values a group of alternatives; `$var.value` the bare value. A condition on a
 * variable that is `*` is left out. Variables that are not among these stay as they are, and the parser refuses them. A
 * text that is no query comes back unchanged.
 */
export function bindTemplateVariables(text: string, variables: readonly BoundVariable[]): string {
  if (!text.includes('$')) return text;
  const tokens = tokensOf(text);
  if (!tokens) return text;
  // Of two names one of which begins with the other, the longer is meant.
  const byLength = [...variables].sort((a, b) => b.name.length - a.name.length);
  let bound = '';
  let copiedTo = 0;
  for (const section of sectionsOf(tokens)) {
    const inside = text.slice(section.start, section.end);
    if (!inside.includes('$')) continue;
    const from = section.by?.start ?? section.start;
    bound += text.slice(copiedTo, from);
    bound += section.by ? bindGroups(inside, byLength) : bindScope({ text, ...section }, byLength);
    copiedTo = section.by ? section.end + 1 : section.end;
  }
  return bound + text.slice(copiedTo);
}

/**
 * A query with something readable in the place of each template variable, of the same length: for whoever wants to know
 * only whether it can be read.
 */
export function withPlaceholders(text: string): string {
  return text.replace(/\$(?=[A-Za-z_])/g, '_');
}

function tokensOf(text: string): readonly Token[] | undefined {
  try {
    return lex(text);
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}

/** What stands between braces: offsets of its first character and of the closing brace. */
interface Section {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** The word before it, where that is `by`. */
  readonly by?: Token;
}

function sectionsOf(tokens: readonly Token[]): readonly Section[] {
  const sections: Section[] = [];
  for (const [at, token] of tokens.entries()) {
    if (!isPunctuation(token, '{')) continue;
    const length = tokens.slice(at).findIndex((each) => isPunctuation(each, '}'));
    const close = tokens[at + length];
    if (length < 0 || !close) continue;
    const before = tokens[at - 1];
    const by = before?.kind === 'word' && before.text.toLowerCase() === 'by' ? before : undefined;
    sections.push({
      start: token.end,
      end: close.start,
      tokens: tokens.slice(at + 1, at + length),
      ...(by && { by }),
    });
  }
  return sections;
}

/** ` by {…}` with its variables' keys; nothing when no key is left. */
function bindGroups(inside: string, variables: readonly BoundVariable[]): string {
  const keys = inside.split(',').flatMap((written) => {
    const key = written.trim();
    const found = findVariable(key, variables);
    if (found?.start !== 0 || found.end !== key.length) return [key];
    if (found.variable.type === 'group') return isAnything(found.variable) ? [] : found.variable.values;
    return [found.variable.prefix || key];
  });
  return keys.length === 0 ? '' : `by {${keys.join(',')}}`;
}

/** A part of a scope's text and what comes in its place; undefined: it is no condition. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string | undefined;
}

function bindScope(
  scope: { readonly text: string; readonly start: number; readonly end: number; readonly tokens: readonly Token[] },
  variables: readonly BoundVariable[],
): string {
  const { text, tokens } = scope;
  const replacements: Replacement[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const membership = readMembership(tokens, at);
    if (membership) {
      const replaced = bindMembership(text, { tokens, at, ...membership }, variables);
      if (replaced) replacements.push(replaced);
      at = membership.close;
      continue;
    }
    const replaced = bindTag(tokens, at, variables);
    if (replaced) replacements.push(replaced);
  }
  const isDropping = replacements.some((each) => each.text === undefined);
  const isList = tokens.every((token) => !isKeyword(token) && !isPunctuation(token, '('));
  if (isDropping && isList) return withoutDropped(scope, replacements);
  return replaceAll(scope, replacements, '*');
}

/** A comma list loses what is no condition; what is left of nothing is `*`. */
function withoutDropped(
  scope: { readonly text: string; readonly start: number; readonly end: number; readonly tokens: readonly Token[] },
  replacements: readonly Replacement[],
): string {
  const commas = scope.tokens.filter((token) => isPunctuation(token, ','));
  const starts = [scope.start, ...commas.map(({ end }) => end)];
  const ends = [...commas.map(({ start }) => start), scope.end];
  const terms = starts.flatMap((start, at) => {
    const end = ends[at] ?? scope.end;
    const own = replacements.filter((each) => each.start >= start && each.end <= end);
    if (own.some((each) => each.text === undefined)) return [];
    return [replaceAll({ text: scope.text, start, end }, own, '*').trim()];
  });
  return terms.length === 0 ? '*' : terms.join(',');
}

function replaceAll(
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  replacements: readonly Replacement[],
  dropped: string,
): string {
  let result = '';
  let copiedTo = start;
  for (const each of replacements) {
    result += text.slice(copiedTo, each.start) + (each.text ?? dropped);
    copiedTo = each.end;
  }
  return result + text.slice(copiedTo, end);
}

/** A tag with a variable in it, its negation included, as that is left out along with it. */
function bindTag(tokens: readonly Token[], at: number, variables: readonly BoundVariable[]): Replacement | undefined {
  const token = tokens[at];
  if (token?.kind !== 'tag' || !token.text.includes('$')) return undefined;
  const isMinus = token.text.startsWith('-');
  const written = isMinus ? token.text.slice(1) : token.text;
  const tags = expandTag(written, variables);
  if (tags === 'unbound') return undefined;
  if (tags === 'anything') return { start: negationBefore(tokens, at), end: token.end, text: undefined };
  const [only, ...others] = tags;
  const isAlone = others.length === 0;
  const text = isAlone ? `${isMinus ? '-' : ''}${only}` : `${isMinus ? '!' : ''}(${tags.join(' OR ')})`;
  return { start: token.start, end: token.end, text };
}

/** Where the `!`s or NOTs before a tag begin. */
function negationBefore(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0) {
    const before = tokens[first - 1];
    const isNegation =
      before && (isPunctuation(before, '!') || (before.kind === 'tag' && before.text.toLowerCase() === 'not'));
    if (!isNegation) break;
    first--;
  }
  return tokens[first]?.start ?? 0;
}

/** `key [NOT] IN (…)` that begins at a token: where its parentheses are. */
function readMembership(
  tokens: readonly Token[],
  at: number,
): { readonly open: number; readonly close: number } | undefined {
  if (tokens[at]?.kind !== 'tag') return undefined;
  const word = (ahead: number): string => {
    const token = tokens[at + ahead];
    return token?.kind === 'tag' ? token.text.toLowerCase() : '';
  };
  const inAt = word(1) === 'in' ? at + 1 : word(1) === 'not' && word(2) === 'in' ? at + 2 : undefined;
  const open = inAt === undefined ? undefined : tokens[inAt + 1];
  if (inAt === undefined || !open || !isPunctuation(open, '(')) return undefined;
  const close = tokens.findIndex((token, index) => index > inAt && isPunctuation(token, ')'));
  return close < 0 ? undefined : { open: inAt + 1, close };
}

/** The values of `key IN (…)`; a variable that is `*` among them makes it no condition. */
function bindMembership(
  text: string,
  of: { readonly tokens: readonly Token[]; readonly at: number; readonly open: number; readonly close: number },
  variables: readonly BoundVariable[],
): Replacement | undefined {
  const [first, open, close] = [of.tokens[of.at], of.tokens[of.open], of.tokens[of.close]];
  if (!first || !open || !close) return undefined;
  const replacements: Replacement[] = [];
  for (const token of of.tokens.slice(of.open + 1, of.close)) {
    const found = findVariable(token.text, variables);
    if (!found) continue;
    if (isAnything(found.variable)) {
      return { start: negationBefore(of.tokens, of.at), end: close.end, text: undefined };
    }
    const values = found.variable.values.map(
      (value) => token.text.slice(0, found.start) + value + token.text.slice(found.end),
    );
    replacements.push({ start: token.start, end: token.end, text: values.join(', ') });
  }
  if (replacements.length === 0) return undefined;
  const range = { text, start: first.start, end: close.end };
  return { start: first.start, end: close.end, text: replaceAll(range, replacements, '*') };
}

function isKeyword(token: Token): boolean {
  return token.kind === 'tag' && ['and', 'or', 'not', 'in'].includes(token.text.toLowerCase());
}

function isPunctuation(token: Token, text: string): boolean {
  return token.kind === 'punctuation' && token.text === text;
}
