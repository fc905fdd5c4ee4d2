/** A field of a search of monitors with a value: `status:Alert`. */
export interface QueryTerm {
  readonly field: string;
  readonly value: string;
}

/** The terms of a search that stand side by side, as they are written: parentheses and quotes hold together. */
export function termsOf(query: string): readonly string[] {
  return query.match(/-?(?:[\w@.]+:)?(?:"(?:[^"\\]|\\.)*"|\([^)]*\)|[^\s"()]+|["()])/g) ?? [];
}

/** A term as it is written; in quotes where its value needs them. */
export function printTerm({ field, value }: QueryTerm): string {
  return /^[\w.@/*-]+$/.test(value) ? `${field}:${value}` : `${field}:"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** Whether a search has just this term. */
export function hasTerm(query: string, term: QueryTerm): boolean {
  const printed = printTerm(term).toLowerCase();
  return termsOf(query).some((each) => each.toLowerCase() === printed);
}

/**
 * The search with a term more, or without it where it was there.
 * @param isOnly a monitor has one value of the field: a term takes the place of any other of it
 */
export function toggleTerm(query: string, term: QueryTerm, isOnly: boolean): string {
  const printed = printTerm(term);
  const kept = termsOf(query).filter((each) => {
    const lower = each.toLowerCase();
    if (lower === printed.toLowerCase()) return false;
    return !(isOnly && (lower.startsWith(`${term.field}:`) || lower.startsWith(`-${term.field}:`)));
  });
  return [...kept, ...(hasTerm(query, term) ? [] : [printed])].join(' ');
}
