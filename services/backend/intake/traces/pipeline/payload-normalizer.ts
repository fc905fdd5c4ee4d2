import type { DecodedTraces } from '../../../../../lib/codec/traces/decoded-traces.ts';
import { noPriority, type SpanBatch, spanFlags } from '../../../../../lib/model/span.ts';
import { ChunkTree } from './chunks/chunk-tree.ts';
import { mendLinks } from './chunks/mend-links.ts';
import { SpanTags, type TagFacts } from './chunks/span-tags.ts';
import { SpanTimes } from './chunks/span-times.ts';
import { SpreadTags } from './chunks/spread-tags.ts';
import { TypeClass, typeClass } from './chunks/type-class.ts';
import { forgetHiddenTexts } from './forget-hidden-texts.ts';
import type { MendCounts } from './mend-counts.ts';
import { sqlDialect } from './obfuscate/sql-dialect.ts';
import type { RequestFacts } from './request-facts.ts';
import { unnamedService } from './texts/mend-texts.ts';
import { NumberKey, numberKey } from './texts/number-key.ts';
import { SpanRoles } from './texts/span-roles.ts';
import { TextCodes } from './texts/text-codes.ts';
import { TextTable } from './texts/text-table.ts';

/** What trace metrics are made of besides the batch: by span. */
export interface SpanFacts {
  readonly times: SpanTimes;
  /** The text of `span.kind`; 0 for none. */
  readonly kind: Uint32Array;
  /** `http.status_code`; 0 for none. */
  readonly statusCode: Uint16Array;
  /** 1: the span is not over yet, this is an early part of it. */
  readonly isPartial: Uint8Array;
  /** 1: of a synthetic test. */
  readonly isSynthetic: Uint8Array;
}

/** The payload at hand. */
interface Payload {
  readonly batch: SpanBatch;
  readonly table: TextTable;
  readonly facts: SpanFacts;
  readonly clientComputedTopLevel: boolean;
  /** The service of spans that name none. */
  readonly unnamed: string;
  /** Texts: what the payload says of all its spans, and what holds where nothing is said. */
  readonly env: number;
  readonly version: number;
  readonly hostname: number;
  readonly defaultEnv: number;
  readonly defaultHost: number;
}

/** What the root of a chunk says of the chunk; texts, 0 for nothing. */
interface RootFacts {
  readonly env: number;
  readonly version: number;
  readonly hostname: number;
  readonly isSynthetic: boolean;
}

/** Normalises, truncates, obfuscates and marks the spans of payloads as the Agent does (wire.md 2.11, 2.12). */
export class PayloadNormalizer {
  readonly #settings: { readonly hostname: string; readonly defaultEnv: string };
  readonly #counts: MendCounts;
  readonly #roles: SpanRoles;
  readonly #tags: SpanTags;
  readonly #tree = new ChunkTree();
  readonly #spread = new SpreadTags();
  readonly #types = new TextCodes<TypeClass>(typeClass);
  readonly #numbers = new TextCodes<NumberKey>(numberKey);

  constructor(settings: { readonly hostname: string; readonly defaultEnv: string }, counts: MendCounts) {
    this.#settings = settings;
    this.#counts = counts;
    this.#roles = new SpanRoles(counts.mended);
    this.#tags = new SpanTags(this.#roles, counts.mended);
  }

  /**
   * @param decoded without the chunks that have to be dropped; its columns are used up
   * @returns the batch to be stored, and what else is known of its spans
   */
  normalize(
    decoded: DecodedTraces,
    { request, nowMs }: { readonly request: RequestFacts; readonly nowMs: number },
  ): { readonly batch: SpanBatch; readonly facts: SpanFacts } {
    const table = new TextTable(decoded.texts);
    this.#roles.begin(table);
    this.#types.begin(table.texts);
    this.#numbers.begin(table.texts);
    this.#tags.begin(decoded.batch, table);
    this.#tree.begin(decoded.batch);
    const payload = this.#payload(decoded, { table, request, nowMs });
    let from = 0;
    for (const to of decoded.chunkEnd) {
      this.#addChunk(payload, from, to);
      from = to;
    }
    const batch = { ...decoded.batch, ...this.#tags.take(), extras: mendLinks(decoded.batch.extras) };
    forgetHiddenTexts(batch, table.texts, table.hidden);
    return { batch, facts: payload.facts };
  }

  #payload(
    { batch, about }: DecodedTraces,
    of: { readonly table: TextTable; readonly request: RequestFacts; readonly nowMs: number },
  ): Payload {
    const { table, request, nowMs } = of;
    const spans = batch.flags.length;
    const role = (text: string, mended: SpanRoles['env']): number => mended.of(table.add(text));
    return {
      batch,
      table,
      facts: {
        times: new SpanTimes(batch, { nowMs, count: this.#counts.mended }),
        kind: new Uint32Array(spans),
        statusCode: new Uint16Array(spans),
        isPartial: new Uint8Array(spans),
        isSynthetic: new Uint8Array(spans),
      },
      clientComputedTopLevel: request.clientComputedTopLevel,
      unnamed: unnamedService(request.language === '' ? about.language : request.language),
      env: role(about.env, this.#roles.env),
      version: role(about.appVersion, this.#roles.value),
      hostname: role(about.hostname, this.#roles.value),
      defaultEnv: role(this.#settings.defaultEnv, this.#roles.env) || table.add('none'),
      defaultHost: table.add(this.#settings.hostname),
    };
  }

  #addChunk(payload: Payload, from: number, to: number): void {
    this.#tree.read(from, to);
    if (this.#tree.duplicates > 0) this.#counts.mended('duplicate_span_id', this.#tree.duplicates);
    const root = this.#readRoot(payload, from);
    for (let row = from; row < to; row++) this.#addSpan(payload, root, row);
    if (!payload.clientComputedTopLevel) this.#tree.markTopLevel(payload.batch);
  }

  /** The chunk's tags are those of its first span and of its root. */
  #readRoot({ table }: Payload, first: number): RootFacts {
    const root = this.#tree.root();
    this.#spread.clear();
    let isSynthetic = false;
    const spread = (key: number, value: number): void => {
      if (!this.#spread.add(key, value)) this.#counts.mended('chunk_tags_not_spread');
      if (table.texts[key] === '_dd.origin') isSynthetic = table.texts[value]?.startsWith('synthetics') ?? false;
    };
    this.#tags.ofChunk(first, spread);
    if (root !== first) this.#tags.ofChunk(root, spread);
    const { env, version, hostname } = this.#tags.read(root);
    return {
      env: env === 0 ? 0 : this.#roles.env.of(env),
      version: version === 0 ? 0 : this.#roles.value.of(version),
      hostname: hostname === 0 ? 0 : this.#roles.value.of(hostname),
      isSynthetic,
    };
  }

  #addSpan(payload: Payload, root: RootFacts, row: number): void {
    const { batch, facts } = payload;
    const tags = this.#tags.read(row);
    facts.kind[row] = tags.kind;
    facts.statusCode[row] = tags.statusCode;
    facts.isSynthetic[row] = root.isSynthetic ? 1 : 0;
    this.#addPlace(payload, root, row, tags);
    this.#addNames(payload, row, tags.dbType);
    this.#readNumbers(payload, row);
    facts.times.mend(row);
    const priority = batch.priority[row] as number;
    if (priority <= 0 && priority !== noPriority) setFlag(batch, row, spanFlags.unsampled);
  }

  /** Env, version and host: the span's own, else what its payload, its root or the lab say. */
  #addPlace(payload: Payload, root: RootFacts, row: number, tags: Readonly<TagFacts>): void {
    const { batch } = payload;
    const ownEnv = this.#roles.env.of(tags.env || (batch.env[row] as number));
    const ownVersion = this.#roles.value.of(tags.version || (batch.version[row] as number));
    const ownHost = this.#roles.value.of(tags.hostname || (batch.host[row] as number));
    batch.env[row] = ownEnv || payload.env || root.env || payload.defaultEnv;
    batch.version[row] = ownVersion || payload.version || root.version;
    batch.host[row] = ownHost || payload.hostname || root.hostname || payload.defaultHost;
  }

  /** Service, operation, type and resource, and with these the tags, as statements are in both. */
  #addNames({ batch, table, unnamed }: Payload, row: number, dbType: number): void {
    const roles = this.#roles;
    const service = roles.service.of(batch.service[row] as number);
    batch.service[row] = service === 0 ? table.add(unnamed) : service;
    const name = roles.name.of(batch.name[row] as number);
    batch.name[row] = name;
    const type = roles.type.of(batch.type[row] as number);
    batch.type[row] = type;
    let resource = batch.resource[row] as number;
    if (table.texts[resource] === '') {
      resource = name;
      this.#counts.mended('resource_empty');
    }
    const kind = this.#types.of(type);
    let sql = 0;
    if (kind === TypeClass.sql) {
      resource = roles.sql[sqlDialect(table.texts[dbType] as string)].of(resource);
      sql = roles.value.of(resource);
    } else if (kind === TypeClass.redis || kind === TypeClass.valkey) resource = roles.redisResource.of(resource);
    batch.resource[row] = roles.resource.of(resource);
    batch.tagEnd[row] = this.#tags.write(row, kind, sql, this.#spread);
  }

  #readNumbers({ batch, facts, clientComputedTopLevel }: Payload, row: number): void {
    const { numberEnd, numberKey: keys, numberValue } = batch;
    for (let at = row === 0 ? 0 : (numberEnd[row - 1] as number), end = numberEnd[row] as number; at < end; at++) {
      const key = keys[at] as number;
      const code = this.#numbers.of(key);
      if (code === NumberKey.plain) continue;
      const value = numberValue[at] as number;
      if (code === NumberKey.long) keys[at] = this.#roles.key.of(key);
      else if (code === NumberKey.partial) facts.isPartial[row] = value >= 0 ? 1 : 0;
      else if (code === NumberKey.statusCode)
        facts.statusCode[row] = value >= 100 && value < 600 ? Math.trunc(value) : 0;
      else if (clientComputedTopLevel && value === 1) setFlag(batch, row, spanFlags.topLevel);
    }
  }
}

function setFlag({ flags }: SpanBatch, row: number, flag: number): void {
  flags[row] = (flags[row] as number) | flag;
}
