/** What a token is, as far as it matters for obfuscation. */
export const SqlToken = {
  end: 0,
  /** Nothing that could be SQL, or a string or comment that does not end. */
  error: 1,
  identifier: 2,
  /** A keyword that starts nothing. */
  keyword: 3,
  /** SELECT, UPDATE, DELETE. */
  command: 4,
  as: 5,
  savepoint: 6,
  /** A string, number, boolean, NULL, or a placeholder of a prepared statement or a format. */
  literal: 7,
  /** `?` */
  placeholder: 8,
  /** Between double quotes: an identifier, but after `=` a string. */
  doubleQuoted: 9,
  open: 10,
  close: 11,
  comma: 12,
  semicolon: 13,
  equals: 14,
  colon: 15,
  openBracket: 16,
  closeBracket: 17,
  /** An operator, or a bind variable (`:name`): kept as it is. */
  other: 18,
} as const;
export type SqlToken = (typeof SqlToken)[keyof typeof SqlToken];

const keywords: Readonly<Record<string, SqlToken>> = {
  NULL: SqlToken.literal,
  TRUE: SqlToken.literal,
  FALSE: SqlToken.literal,
  SAVEPOINT: SqlToken.savepoint,
  AS: SqlToken.as,
  SELECT: SqlToken.command,
  UPDATE: SqlToken.command,
  DELETE: SqlToken.command,
  LIMIT: SqlToken.keyword,
  ALTER: SqlToken.keyword,
  CREATE: SqlToken.keyword,
  GRANT: SqlToken.keyword,
  REVOKE: SqlToken.keyword,
  COMMIT: SqlToken.keyword,
  BEGIN: SqlToken.keyword,
  TRUNCATE: SqlToken.keyword,
  DROP: SqlToken.keyword,
  FROM: SqlToken.keyword,
  INSERT: SqlToken.keyword,
  INTO: SqlToken.keyword,
  JOIN: SqlToken.keyword,
};
const longestKeyword = 9;

/** @returns what a word is that is a keyword, in whatever case; undefined for a name */
export function keywordOf(word: string): SqlToken | undefined {
  if (word.length > longestKeyword) return undefined;
  const upper = word.toUpperCase();
  return Object.hasOwn(keywords, upper) ? keywords[upper] : undefined;
}

/** Whether a token is a value or stands for one, so that what follows is an operator. */
export function isOperand(token: SqlToken): boolean {
  switch (token) {
    case SqlToken.identifier:
    case SqlToken.literal:
    case SqlToken.placeholder:
    case SqlToken.doubleQuoted:
    case SqlToken.close:
    case SqlToken.closeBracket:
      return true;
    default:
      return false;
  }
}
