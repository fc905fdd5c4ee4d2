import { normalizeTagValue } from '../../../../../../lib/tags/normalize-tag-value.ts';
import type { MendReason } from '../mend-counts.ts';
import { isCardNumber } from '../obfuscate/card-number.ts';
import { obfuscateJson } from '../obfuscate/obfuscate-json.ts';
import { obfuscateRedis } from '../obfuscate/obfuscate-redis.ts';
import { nonParsableSql, obfuscateSql } from '../obfuscate/obfuscate-sql.ts';
import { quantizeRedis } from '../obfuscate/quantize-redis.ts';
import type { SqlDialect } from '../obfuscate/sql-dialect.ts';
import { urlWithoutUser } from '../obfuscate/url-without-user.ts';
import { mendKey, mendName, mendOtherService, mendResource, mendService, mendType, mendValue } from './mend-texts.ts';
import type { Mended } from './mended.ts';
import { TextRole } from './text-role.ts';
import type { TextTable } from './text-table.ts';

/** All roles that texts of spans have. */
export class SpanRoles {
  readonly service: TextRole;
  readonly name: TextRole;
  readonly resource: TextRole;
  readonly type: TextRole;
  readonly env: TextRole;
  readonly key: TextRole;
  /** The value of a tag that cannot be a card number. */
  readonly value: TextRole;
  readonly valueOrCard: TextRole;
  readonly peerService: TextRole;
  readonly baseService: TextRole;
  readonly sql: Readonly<Record<SqlDialect, TextRole>>;
  readonly redisResource: TextRole;
  readonly redisCommand: TextRole;
  readonly json: TextRole;
  readonly url: TextRole;
  readonly #all: readonly TextRole[];

  /** @param count is called with what had to be mended */
  constructor(count: (reason: MendReason) => void) {
    const all: TextRole[] = [];
    const role = <Reason extends string>(
      mend: (text: string) => Mended<Reason>,
      name: (reason: Reason) => MendReason,
      options: { readonly hides?: boolean; readonly isDear?: boolean } = {},
    ): TextRole => {
      const made = new TextRole(mend, (reason) => count(name(reason as Reason)), options);
      all.push(made);
      return made;
    };
    const hide = (hidden: (text: string) => string): TextRole =>
      role((text): Mended<never> => ({ text: hidden(text) }), same, { hides: true, isDear: true });
    this.service = role(mendService, same, { isDear: true });
    this.name = role(mendName, same, { isDear: true });
    this.resource = role(mendResource, same);
    this.type = role(mendType, same);
    this.env = role((env): Mended<never> => ({ text: normalizeTagValue(env) }), same);
    this.key = role(mendKey, same);
    this.value = role(mendValue, same);
    this.valueOrCard = role((value) => (isCardNumber(value) ? { text: '?' } : mendValue(value)), same, { hides: true });
    this.peerService = role(mendOtherService, (reason) => `peer_service_${reason}`, { isDear: true });
    this.baseService = role(mendOtherService, (reason) => `base_service_${reason}`, { isDear: true });
    const sql = (dialect: SqlDialect): TextRole =>
      role((statement) => mendSql(statement, dialect), same, { hides: true, isDear: true });
    this.sql = { generic: sql('generic'), postgres: sql('postgres'), mssql: sql('mssql') };
    this.redisResource = hide(quantizeRedis);
    this.redisCommand = hide(obfuscateRedis);
    this.json = hide(obfuscateJson);
    this.url = role((url): Mended<never> => ({ text: urlWithoutUser(url) }), same, { hides: true });
    this.#all = all;
  }

  /** Starts a batch. */
  begin(table: TextTable): void {
    for (const role of this.#all) role.begin(table);
  }
}

function same<Reason extends MendReason>(reason: Reason): MendReason {
  return reason;
}

function mendSql(statement: string, dialect: SqlDialect): Mended<'sql_non_parsable'> {
  const text = obfuscateSql(statement, dialect);
  return text === undefined ? { text: nonParsableSql, reason: 'sql_non_parsable' } : { text };
}
