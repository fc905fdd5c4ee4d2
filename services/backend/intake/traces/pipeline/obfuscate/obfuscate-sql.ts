import type { SqlDialect } from './sql-dialect.ts';
import { SqlToken, SqlTokenizer } from './sql-tokenizer.ts';

/** The resource of a statement that does not fall into tokens. */
export const nonParsableSql = 'Non-parsable SQL query';

/** Characters after which the rest is left away: neither resources nor tags are kept that long. */
const maxLength = 30_000;

/**
 * A statement without what is in it: literals become `?`, lists of them one `?`, several rows of values one row; comments and
 * aliases go, whitespace and quotes of identifiers too. As the Agent's obfuscator does by default, so that a statement is the
 * same resource here and there, but for these, where the Agent's leaves less than could be: `a-1` keeps its operator, `->` and
 * `->>` are operators in every dialect, and `E'…'`, `N'…'`, `X'…'` are one literal.
 * @returns undefined when it cannot be read as SQL, or nothing is left
 */
export function obfuscateSql(sql: string, dialect: SqlDialect): string | undefined {
  const first = new SqlTokenizer(sql, { dialect, isBackslashLiteral: false });
  const result = new SqlObfuscation(first).run();
  if (result !== undefined || !first.hasEscape) return result;
  // In standard SQL a backslash is a character like any other.
  return new SqlObfuscation(new SqlTokenizer(sql, { dialect, isBackslashLiteral: true })).run();
}

/** What the token before has become: a token, or one of these. */
const Became = {
  /** A value of a list: shown as `?`, or not at all behind another. */
  value: -1,
  /** A `(` that was left away. */
  droppedOpen: -2,
  dropped: -3,
  /** Inside the brackets of an alias, `AS [a b]`. */
  bracketedAlias: -4,
} as const;

/** One pass over the tokens of a statement. */
class SqlObfuscation {
  readonly #tokens: SqlTokenizer;
  #result = '';
  #before: number = SqlToken.end;
  /** Values met since something else: of them the first is shown. */
  #values = 0;
  /** Lists of values met one behind the other: of them the first is shown. */
  #lists = 0;

  constructor(tokens: SqlTokenizer) {
    this.#tokens = tokens;
  }

  run(): string | undefined {
    for (;;) {
      const token = this.#tokens.next();
      if (token === SqlToken.error) return undefined;
      if (token === SqlToken.end || this.#result.length > maxLength)
        return this.#result === '' ? undefined : this.#result;
      this.#before = this.#add(token);
    }
  }

  /** @returns what the token becomes */
  #add(token: SqlToken): number {
    const ofAlias = this.#ofAlias(token);
    if (ofAlias !== undefined) {
      if (this.#lists > 1) return Became.value;
      this.#forgetLists();
      return ofAlias;
    }
    const isValue = this.#isValue(token);
    if ((this.#before === SqlToken.open && isValue) || (token === SqlToken.open && this.#lists > 0)) this.#lists++;
    if (this.#lists > 0 && this.#before === Became.droppedOpen && startsSubquery(token)) {
      this.#forgetLists();
      this.#write(token, `( ${this.#tokens.text}`);
      return token;
    }
    if (isValue) {
      if (++this.#values === 1 && token !== SqlToken.semicolon) this.#write(token, '?');
      return Became.value;
    }
    if (this.#values > 0 && token === SqlToken.comma) return Became.value;
    if (this.#lists > 1) return token === SqlToken.open ? Became.droppedOpen : Became.value;
    if (token !== SqlToken.comma && token !== SqlToken.open && token !== SqlToken.close) this.#forgetLists();
    this.#write(token, this.#tokens.text);
    return token;
  }

  /**
   * An alias is left away with its AS, and of a common table (`WITH t AS (`) the parenthesis.
   * @returns what becomes of the token when it is part of one
   */
  #ofAlias(token: SqlToken): number | undefined {
    if (this.#before === Became.bracketedAlias) {
      return token === SqlToken.closeBracket ? Became.dropped : Became.bracketedAlias;
    }
    if (this.#before === SqlToken.as) {
      return token === SqlToken.openBracket ? Became.bracketedAlias : Became.dropped;
    }
    return token === SqlToken.as ? SqlToken.as : undefined;
  }

  #isValue(token: SqlToken): boolean {
    switch (token) {
      case SqlToken.literal:
      case SqlToken.placeholder:
      case SqlToken.semicolon:
        return true;
      case SqlToken.doubleQuoted:
        return this.#before === SqlToken.equals || this.#before === SqlToken.savepoint;
      default:
        return this.#before === SqlToken.savepoint;
    }
  }

  #forgetLists(): void {
    this.#values = 0;
    this.#lists = 0;
  }

  #write(token: SqlToken, text: string): void {
    const isGlued = token === SqlToken.comma || (token === SqlToken.equals && this.#before === SqlToken.colon);
    this.#result += this.#result === '' || isGlued ? text : ` ${text}`;
  }
}

function startsSubquery(token: SqlToken): boolean {
  return token === SqlToken.command || token === SqlToken.identifier;
}
