/** Statements up to this length have room in a list as they are. */
const ROOM = 90;

/**
 * A statement for a list: of a long one what it selects is left out, as what it reads from and asks for comes behind it and
 * tells it from its like.
 */
export function shortStatement(statement: string): string {
  if (statement.length <= ROOM) return statement;
  return statement.replace(/^(\s*SELECT\s)[^(]{12,}?(\sFROM\s)/i, '$1…$2');
}
