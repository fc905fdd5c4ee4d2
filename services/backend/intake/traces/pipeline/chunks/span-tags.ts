import type { SpanBatch } from '../../../../../../lib/model/span.ts';
import type { MendReason } from '../mend-counts.ts';
import { isHttpStatusCode } from '../texts/mend-texts.ts';
import type { SpanRoles } from '../texts/span-roles.ts';
import { TagKey, tagKey } from '../texts/tag-key.ts';
import { TextCodes } from '../texts/text-codes.ts';
import type { TextRole } from '../texts/text-role.ts';
import type { TextTable } from '../texts/text-table.ts';
import { noTags, type SpreadTags } from './spread-tags.ts';
import { TagWriter } from './tag-writer.ts';
import { TypeClass } from './type-class.ts';

/** What the tags of a span say of it: positions of texts, 0 where they say nothing. */
export interface TagFacts {
  env: number;
  version: number;
  hostname: number;
  kind: number;
  dbType: number;
  /** `http.status_code`, 0 for none. */
  statusCode: number;
}

/** Reads the tags of a batch's spans, and writes them anew: mended, without what is in statements, and with those of the chunk. */
export class SpanTags {
  readonly keys = new TextCodes<TagKey>(tagKey);
  readonly #statusCodes = new TextCodes<number>((text) => (isHttpStatusCode(text) ? Number(text) : 0));
  readonly #roles: SpanRoles;
  readonly #count: (reason: MendReason) => void;
  readonly #writer = new TagWriter();
  readonly #facts: TagFacts = { env: 0, version: 0, hostname: 0, kind: 0, dbType: 0, statusCode: 0 };
  #table: TextTable | undefined;
  #tagKey: Uint32Array = noTags;
  #tagValue: Uint32Array = noTags;
  #tagEnd: Uint32Array = noTags;

  constructor(roles: SpanRoles, count: (reason: MendReason) => void) {
    this.#roles = roles;
    this.#count = count;
  }

  /** Starts a batch. */
  begin(batch: SpanBatch, table: TextTable): void {
    this.keys.begin(table.texts);
    this.#statusCodes.begin(table.texts);
    this.#writer.begin();
    this.#table = table;
    this.#tagKey = batch.tagKey;
    this.#tagValue = batch.tagValue;
    this.#tagEnd = batch.tagEnd.slice();
  }

  /** What a span's tags say; good until the next is read. */
  read(row: number): Readonly<TagFacts> {
    const facts = this.#facts;
    facts.env = 0;
    facts.version = 0;
    facts.hostname = 0;
    facts.kind = 0;
    facts.dbType = 0;
    facts.statusCode = 0;
    for (let at = this.#firstTag(row), end = this.#tagEnd[row] as number; at < end; at++) {
      const key = this.keys.of(this.#tagKey[at] as number);
      if (key < TagKey.env || key > TagKey.dbType) continue;
      const value = this.#tagValue[at] as number;
      if (key === TagKey.env) facts.env = value;
      else if (key === TagKey.version) facts.version = value;
      else if (key === TagKey.hostname) facts.hostname = value;
      else if (key === TagKey.spanKind) facts.kind = value;
      else if (key === TagKey.dbType) facts.dbType = value;
      else if (key === TagKey.statusCode) facts.statusCode = this.#statusCodes.of(value);
    }
    return facts;
  }

  /** Calls with the key and the value of each tag of a span that is of its chunk: `_dd.p.…` and the origin. */
  ofChunk(row: number, call: (key: number, value: number) => void): void {
    for (let at = this.#firstTag(row), end = this.#tagEnd[row] as number; at < end; at++) {
      const key = this.#tagKey[at] as number;
      const code = this.keys.of(key);
      if (code === TagKey.propagated || code === TagKey.origin) call(key, this.#tagValue[at] as number);
    }
  }

  /**
   * Writes the tags of a span; rows are written in their order.
   * @param sql its statement without what is in it; 0 for none
   * @param spread the tags of its chunk
   * @returns where its tags end
   */
  write(row: number, type: TypeClass, sql: number, spread: SpreadTags): number {
    const writer = this.#writer;
    let had = 0;
    let isSqlWritten = sql === 0;
    for (let at = this.#firstTag(row), end = this.#tagEnd[row] as number; at < end; at++) {
      const key = this.#tagKey[at] as number;
      const value = this.#tagValue[at] as number;
      const code = this.keys.of(key);
      if (code === TagKey.plain) writer.add(key, this.#roles.valueOrCard.of(value));
      else if (code === TagKey.noCard) writer.add(key, this.#roles.value.of(value));
      else if (code === TagKey.long) writer.add(this.#roles.key.of(key), this.#roles.valueOrCard.of(value));
      else if (code === TagKey.propagated || code === TagKey.origin) {
        had |= spread.bitOf(key);
        writer.add(key, this.#roles.value.of(value));
      } else if (code === TagKey.sqlQuery && sql !== 0) {
        if (!isSqlWritten) writer.add(key, sql);
        isSqlWritten = true;
      } else if (code === TagKey.sqlStatement && sql !== 0) writer.add(key, sql);
      else if (code === TagKey.statusCode && this.#statusCodes.of(value) === 0) this.#count('invalid_http_status_code');
      else if (code !== TagKey.memcachedCommand || type !== TypeClass.memcached) {
        writer.add(key, this.#specialValue(code, value, type));
      }
    }
    if (!isSqlWritten) writer.add((this.#table as TextTable).add('sql.query'), sql);
    this.#addSpread(spread, had);
    return writer.rows;
  }

  /** All tags that were written. */
  take(): Pick<SpanBatch, 'tagKey' | 'tagValue'> {
    return this.#writer.take();
  }

  #firstTag(row: number): number {
    return row === 0 ? 0 : (this.#tagEnd[row - 1] as number);
  }

  #specialValue(code: TagKey, value: number, type: TypeClass): number {
    const roles = this.#roles;
    if (code === TagKey.structured) return value;
    if (code === TagKey.peerService) return roles.peerService.of(value);
    if (code === TagKey.baseService) return roles.baseService.of(value);
    const hidden = this.#hidingRole(code, type)?.of(value) ?? value;
    return (code < TagKey.url ? roles.value : roles.valueOrCard).of(hidden);
  }

  /** What hides what is in a value, which depends on what sent it. */
  #hidingRole(code: TagKey, type: TypeClass): TextRole | undefined {
    switch (code) {
      case TagKey.url:
        return type === TypeClass.http ? this.#roles.url : undefined;
      case TagKey.redisCommand:
        return type === TypeClass.redis ? this.#roles.redisCommand : undefined;
      case TagKey.valkeyCommand:
        return type === TypeClass.valkey ? this.#roles.redisCommand : undefined;
      case TagKey.mongoQuery:
        return type === TypeClass.mongo ? this.#roles.json : undefined;
      case TagKey.elasticBody:
      case TagKey.openSearchBody:
        return type === TypeClass.elastic ? this.#roles.json : undefined;
      default:
        return undefined;
    }
  }

  /** The tags of its chunk that a span had not itself. */
  #addSpread(spread: SpreadTags, had: number): void {
    if (spread.all === had) return;
    if (!this.#writer.hasRoom(spread.keys.length)) {
      this.#count('chunk_tags_not_spread');
      return;
    }
    for (let at = 0; at < spread.keys.length; at++) {
      if ((had & (1 << at)) === 0) this.#writer.add(spread.keys[at] as number, spread.values[at] as number);
    }
  }
}
