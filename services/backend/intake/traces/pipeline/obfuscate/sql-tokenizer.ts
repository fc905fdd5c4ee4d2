import type { SqlDialect } from './sql-dialect.ts';

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

/** What may stand right before a string and belongs to it: `E'…'`, `N'…'`, `B'…'`, `X'…'`, and MySQL's `_utf8mb4'…'`. */
const stringPrefix = /^(?:[enbx]|_[a-z0-9]+)$/i;

const letterCharacter = /\p{L}/u;
const space = /\s/;

/**
 * Splits a statement of SQL or CQL into tokens, without comments, in time linear in its length. It knows no grammar, only
 * what is needed to tell literals from the rest; what it takes and refuses is what the Agent's tokenizer does.
 */
export class SqlTokenizer {
  /** The token's text as it is to be shown: identifiers without quotes. Of literals it does not matter. */
  text = '';
  /** Whether a string had a backslash in it. */
  hasEscape = false;
  readonly #sql: string;
  readonly #dialect: SqlDialect;
  /** Whether a backslash in a string is a character like any other. */
  readonly #isBackslashLiteral: boolean;
  #at = 0;
  /** Open braces of a call at the start, `{call f(?)}`. */
  #braces = 0;
  #before: SqlToken = SqlToken.end;
  /** Where the token before ends. */
  #beforeEnd = 0;

  constructor(sql: string, options: { readonly dialect: SqlDialect; readonly isBackslashLiteral: boolean }) {
    this.#sql = sql;
    this.#dialect = options.dialect;
    this.#isBackslashLiteral = options.isBackslashLiteral;
  }

  /** The next token; `text` is its text. */
  next(): SqlToken {
    if (!this.#skipBlanks()) return SqlToken.error;
    const token = this.#scan();
    this.#before = token;
    this.#beforeEnd = this.#at;
    return token;
  }

  /** @returns false when a comment does not end */
  #skipBlanks(): boolean {
    const sql = this.#sql;
    for (;;) {
      const code = sql.charCodeAt(this.#at);
      if (isSpace(code)) this.#at++;
      else if (this.#startsLineComment(code)) {
        const end = sql.indexOf('\n', this.#at);
        this.#at = end < 0 ? sql.length : end + 1;
      } else if (code === 0x2f && sql.charCodeAt(this.#at + 1) === 0x2a) {
        const end = sql.indexOf('*/', this.#at + 2);
        if (end < 0) return false;
        this.#at = end + 2;
      } else return true;
    }
  }

  /** `--`, `//`, and `#` where that is no operator and no part of a name. */
  #startsLineComment(code: number): boolean {
    if (code === 0x23) return this.#dialect === 'generic';
    return (code === 0x2d || code === 0x2f) && this.#sql.charCodeAt(this.#at + 1) === code;
  }

  #scan(): SqlToken {
    const sql = this.#sql;
    const start = this.#at;
    if (start >= sql.length) return SqlToken.end;
    const code = sql.codePointAt(start) as number;
    if (this.#startsWord(code)) return this.#scanWord();
    if (isDigit(code)) return this.#scanNumber(start);
    const next = sql[start + 1] ?? '';
    switch (code) {
      case 0x28:
        return this.#take(1, SqlToken.open);
      case 0x29:
        return this.#take(1, SqlToken.close);
      case 0x2c:
        return this.#take(1, SqlToken.comma);
      case 0x3d:
        return this.#take(1, SqlToken.equals);
      case 0x3b:
        return this.#take(1, SqlToken.semicolon);
      case 0x27:
        return this.#scanString("'", SqlToken.literal);
      case 0x22:
        return this.#scanString('"', SqlToken.doubleQuoted);
      case 0x60:
        return this.#scanString('`', SqlToken.identifier);
      case 0x5b:
        if (this.#dialect === 'mssql') return this.#scanString(']', SqlToken.doubleQuoted);
        return this.#take(1, SqlToken.openBracket);
      case 0x5d:
        return this.#take(1, SqlToken.closeBracket);
      case 0x2e:
        return isDigit(next.charCodeAt(0)) ? this.#scanNumber(start) : this.#take(1, SqlToken.other);
      case 0x2d:
        return this.#scanMinus(next);
      case 0x3f:
        return this.#scanQuestionMark(next);
      case 0x3a:
        return this.#scanColon(next);
      case 0x25:
        return this.#scanPercent(next);
      case 0x24:
        return this.#scanDollar(next);
      case 0x7b:
      case 0x7d:
        return this.#scanBrace(code === 0x7b ? '{' : '}');
      default:
        return this.#scanOperator(sql[start] as string, next);
    }
  }

  #startsWord(code: number): boolean {
    if (code === 0x40) return this.#dialect !== 'postgres';
    if (code === 0x23) return this.#dialect === 'mssql';
    return code === 0x5f || isLetterCode(code);
  }

  #scanWord(): SqlToken {
    const sql = this.#sql;
    const start = this.#at;
    let end = start;
    for (;;) {
      const code = sql.codePointAt(end);
      const isPart = code !== undefined && isWordCode(code) && (code !== 0x23 || this.#dialect !== 'postgres');
      if (!isPart) break;
      end += code > 0xffff ? 2 : 1;
    }
    if (end === start) end++;
    const word = sql.slice(start, end);
    const quote = sql.charCodeAt(end);
    if (quote === 0x27 && stringPrefix.test(word)) return this.#scanPrefixedString(word, end);
    if (quote === 0x26 && (word === 'U' || word === 'u') && sql.charCodeAt(end + 1) === 0x27) {
      return this.#scanPrefixedString(word, end + 1);
    }
    this.#at = end;
    this.text = word;
    return (word.length <= longestKeyword ? keywordOf(word) : undefined) ?? SqlToken.identifier;
  }

  #scanPrefixedString(prefix: string, quoteAt: number): SqlToken {
    this.#at = quoteAt;
    return this.#scanString("'", SqlToken.literal, prefix === 'E' || prefix === 'e');
  }

  /** Digits with at most a fraction and an exponent, or hexadecimal ones; a sign may stand at `#at`. */
  #scanNumber(digitsAt: number): SqlToken {
    const sql = this.#sql;
    let end = digitsAt;
    const skipDigits = (): void => {
      while (isDigit(sql.charCodeAt(end))) end++;
    };
    if (sql.charCodeAt(end) === 0x30 && (sql.charCodeAt(end + 1) | 0x20) === 0x78) {
      end += 2;
      while (isHexDigit(sql.charCodeAt(end))) end++;
    } else {
      skipDigits();
      if (sql.charCodeAt(end) === 0x2e) end++;
      skipDigits();
      if ((sql.charCodeAt(end) | 0x20) === 0x65) {
        end++;
        const sign = sql.charCodeAt(end);
        if (sign === 0x2b || sign === 0x2d) end++;
        skipDigits();
      }
    }
    this.#at = end;
    this.text = '?';
    return SqlToken.literal;
  }

  /** From the quote at `#at` up to the one that ends it; a doubled one, and one after a backslash, are part of the string. */
  #scanString(delimiter: string, token: SqlToken, hasEscapes = !this.#isBackslashLiteral): SqlToken {
    const sql = this.#sql;
    const quote = delimiter.charCodeAt(0);
    let pieces = '';
    let from = this.#at + 1;
    let at = from;
    for (; ; at++) {
      const code = sql.charCodeAt(at);
      // NaN, the end, is neither.
      if (code === quote) {
        if (sql.charCodeAt(at + 1) !== quote) break;
        pieces += sql.slice(from, ++at);
        from = at + 1;
      } else if (code === 0x5c) {
        this.hasEscape = true;
        if (!hasEscapes) continue;
        pieces += sql.slice(from, at);
        from = ++at;
      }
      if (at >= sql.length) return SqlToken.error;
    }
    const content = pieces + sql.slice(from, at);
    this.#at = at + 1;
    // Quotes around nothing stay: without them the statement would read as another.
    this.text = content.trim() === '' ? delimiter + delimiter : content;
    return token;
  }

  /** A sign is part of the number that follows it, but right after an operand it is an operator: `a-1`. */
  #scanMinus(next: string): SqlToken {
    if (next === '>') return this.#take(this.#sql[this.#at + 2] === '>' ? 3 : 2, SqlToken.other);
    const isBinary = this.#beforeEnd === this.#at && isOperand(this.#before);
    const digitsAt = this.#at + (next === '.' ? 2 : 1);
    if (isBinary || !isDigit(this.#sql.charCodeAt(digitsAt))) return this.#take(1, SqlToken.other);
    return this.#scanNumber(this.#at + 1);
  }

  /** A placeholder; in PostgreSQL, after an operand, one of the operators for JSON. */
  #scanQuestionMark(next: string): SqlToken {
    if (this.#dialect === 'postgres' && isOperand(this.#before)) {
      return this.#take(next === '|' || next === '&' ? 2 : 1, SqlToken.other);
    }
    return this.#take(1, SqlToken.placeholder);
  }

  #scanColon(next: string): SqlToken {
    if (next === ':') return this.#take(2, SqlToken.other);
    if (next === '=' || next === '' || isSpace(next.charCodeAt(0))) return this.#take(1, SqlToken.colon);
    const sql = this.#sql;
    let end = this.#at + 1;
    for (;;) {
      const code = sql.codePointAt(end);
      const isPart = code !== undefined && isWordCode(code) && code !== 0x24 && code !== 0x2a;
      if (!isPart || (code === 0x2e && end === this.#at + 1)) break;
      end += code > 0xffff ? 2 : 1;
    }
    if (end === this.#at + 1) return SqlToken.error;
    return this.#take(end - this.#at, SqlToken.other);
  }

  /** `%(name)s` and `%s` are placeholders; else it is the operator. */
  #scanPercent(next: string): SqlToken {
    const sql = this.#sql;
    if (next === '(') {
      const close = sql.indexOf(')', this.#at);
      const letter = close < 0 ? '' : (sql[close + 1] ?? '');
      if (!this.#isWordStart(letter)) return SqlToken.error;
      return this.#take(close + 2 - this.#at, SqlToken.literal);
    }
    return this.#isWordStart(next) ? this.#take(2, SqlToken.literal) : this.#take(1, SqlToken.other);
  }

  /** `$1`, or a string between dollars, `$tag$ … $tag$`; in SQL Server also a name, `$action`. */
  #scanDollar(next: string): SqlToken {
    const sql = this.#sql;
    if (isDigit(next.charCodeAt(0))) return this.#scanNumber(this.#at + 1);
    if (this.#dialect === 'mssql' && this.#isWordStart(next)) return this.#scanWord();
    const tagEnd = sql.indexOf('$', this.#at + 1);
    const end = tagEnd < 0 ? -1 : sql.indexOf(sql.slice(this.#at, tagEnd + 1), tagEnd + 1);
    if (end < 0) return SqlToken.error;
    return this.#take(end + (tagEnd + 1 - this.#at) - this.#at, SqlToken.literal);
  }

  /** Braces at the start, `{call f(?)}`, are kept; others, `{fn …}` or a map of CQL, are a literal. */
  #scanBrace(brace: string): SqlToken {
    if (brace === '}') {
      if (this.#braces === 0) return SqlToken.error;
      this.#braces--;
      return this.#take(1, SqlToken.other);
    }
    if (this.#before === SqlToken.end || this.#braces > 0) {
      this.#braces++;
      return this.#take(1, SqlToken.other);
    }
    const close = this.#sql.indexOf('}', this.#at);
    return close < 0 ? SqlToken.error : this.#take(close + 1 - this.#at, SqlToken.literal);
  }

  #scanOperator(character: string, next: string): SqlToken {
    const three = this.#sql.slice(this.#at, this.#at + 3);
    switch (character) {
      case '/':
      case '+':
      case '*':
      case '&':
      case '|':
      case '^':
        return this.#take(1, SqlToken.other);
      case '~':
        return this.#take(next === '*' ? 2 : 1, SqlToken.other);
      case '<':
        if (three === '<=>') return this.#take(3, SqlToken.other);
        if (next === '@' && this.#dialect === 'postgres') return this.#take(2, SqlToken.other);
        return this.#take(next === '>' || next === '=' ? 2 : 1, SqlToken.other);
      case '>':
        return this.#take(next === '=' ? 2 : 1, SqlToken.other);
      case '!':
        return this.#scanExclamationMark(three, next);
      case '@':
        return this.#take(next === '>' ? 2 : 1, SqlToken.other);
      case '#':
        return this.#take(three === '#>>' ? 3 : next === '>' || next === '-' ? 2 : 1, SqlToken.other);
      default:
        return SqlToken.error;
    }
  }

  #scanExclamationMark(three: string, next: string): SqlToken {
    if (three === '!~*') return this.#take(3, SqlToken.other);
    if (next === '=' || next === '~') return this.#take(2, SqlToken.other);
    const mayFollow = next !== '' && (/[('"`+\-\d\s]/.test(next) || this.#isWordStart(next));
    return mayFollow ? this.#take(1, SqlToken.other) : SqlToken.error;
  }

  #isWordStart(character: string): boolean {
    if (character === '') return false;
    const code = character.charCodeAt(0);
    return code === 0x5f || code === 0x40 || code === 0x23 || isLetterCode(code);
  }

  #take(length: number, token: SqlToken): SqlToken {
    this.text = token === SqlToken.literal ? '?' : this.#sql.slice(this.#at, this.#at + length);
    this.#at += length;
    return token;
  }
}

function keywordOf(word: string): SqlToken | undefined {
  const upper = word.toUpperCase();
  return Object.hasOwn(keywords, upper) ? keywords[upper] : undefined;
}

function isOperand(token: SqlToken): boolean {
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

function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code === 0x85 || (code >= 0xa0 && space.test(String.fromCharCode(code)));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

function isLetterCode(code: number): boolean {
  return code < 0x80 ? isAsciiLetter(code) : letterCharacter.test(String.fromCodePoint(code));
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** What may stand in a name after its first character: letters, digits and `_ @ # . * $`. */
function isWordCode(code: number): boolean {
  if (isLetterCode(code) || isDigit(code)) return true;
  return code === 0x5f || code === 0x40 || code === 0x23 || code === 0x2e || code === 0x2a || code === 0x24;
}
