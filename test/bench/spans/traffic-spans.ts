import { noPriority, type SpanBatch, spanFlags } from '../../../lib/model/span.ts';

/** A kind of span in the traffic. */
interface Kind {
  readonly service: string;
  readonly name: string;
  readonly type: string;
  readonly resource: (request: number) => string;
  readonly tags: (request: number) => readonly (readonly [string, string])[];
  readonly meanMs: number;
}

/** Spans of a trace: an entry, a call to a second service, and what that asks its database and its cache. */
export const spansPerTrace = 8;

/** Shares of the services fall off as those of real ones do. */
const serviceCount = 24;

/**
 * Spans as tracers of a small shop send them, the same ones in each run: traces of eight spans over three services, 24 services
 * of very unequal traffic, resources of which some have ids in them, 10 tags a span, and addresses of which each is new.
 */
export class TrafficSpans {
  readonly #kinds: readonly (readonly Kind[])[] = Array.from({ length: serviceCount }, (_, at) => kindsOf(at));
  #random = 1;
  #traces = 0;

  /**
   * The next spans, whole traces, the first of which start at a time.
   * @param startNs Unix nanoseconds
   * @param stepNs between the starts of two traces
   */
  batch(traces: number, { startNs, stepNs }: { readonly startNs: bigint; readonly stepNs: bigint }): SpanBatch {
    const count = traces * spansPerTrace;
    const texts = new Map<string, number>([['', 0]]);
    const position = (text: string): number => {
      const known = texts.get(text);
      if (known !== undefined) return known;
      texts.set(text, texts.size);
      return texts.size - 1;
    };
    const column = (): Uint32Array<ArrayBuffer> => new Uint32Array(count);
    const batch = {
      traceHigh: new BigUint64Array(count),
      traceLow: new BigUint64Array(count),
      spanId: new BigUint64Array(count),
      parentId: new BigUint64Array(count),
      startNs: new BigInt64Array(count),
      durationNs: new BigInt64Array(count),
      flags: new Uint8Array(count),
      priority: new Int8Array(count),
      service: column(),
      name: column(),
      resource: column(),
      type: column(),
      env: column().fill(position('lab')),
      version: column().fill(position('1.4.2')),
      host: column(),
      tagEnd: column(),
      numberEnd: column(),
    };
    const tagKey: number[] = [];
    const tagValue: number[] = [];
    const numberKey: number[] = [];
    const numberValue: number[] = [];
    for (let trace = 0; trace < traces; trace++) {
      const traceLow = this.#id();
      const traceHigh = (startNs / 1_000_000_000n) << 32n;
      const kinds = this.#kinds[Math.floor(this.#next() ** 3 * serviceCount)] as readonly Kind[];
      const request = this.#traces++;
      const isError = this.#next() < 0.02;
      let parent = 0n;
      let atNs = startNs + BigInt(trace) * stepNs;
      for (let at = 0; at < spansPerTrace; at++) {
        const row = trace * spansPerTrace + at;
        const kind = kinds[at] as Kind;
        const ms = -Math.log(1 - this.#next()) * kind.meanMs;
        const isTopLevel = at === 0 || kind.service !== kinds[at - 1]?.service;
        const hasFailed = isError && (at === 0 || at === 4);
        batch.traceHigh[row] = traceHigh;
        batch.traceLow[row] = traceLow;
        batch.spanId[row] = this.#id();
        batch.parentId[row] = parent;
        batch.startNs[row] = atNs;
        batch.durationNs[row] = BigInt(Math.round(ms * 1e6));
        batch.flags[row] = (hasFailed ? spanFlags.error : 0) | (isTopLevel ? spanFlags.topLevel : 0);
        batch.priority[row] = at === 0 ? 1 : noPriority;
        batch.service[row] = position(kind.service);
        batch.name[row] = position(kind.name);
        batch.resource[row] = position(kind.resource(request));
        batch.type[row] = position(kind.type);
        batch.host[row] = position(`host-${request % 5}`);
        for (const [key, value] of [...kind.tags(request), ...(hasFailed ? errorTags : [])]) {
          tagKey.push(position(key));
          tagValue.push(position(value));
        }
        batch.tagEnd[row] = tagKey.length;
        numberKey.push(position('process_id'), position('_dd.measured'));
        numberValue.push(4000 + (request % 5), 1);
        batch.numberEnd[row] = numberKey.length;
        if (at < 4) parent = batch.spanId[row] as bigint;
        atNs += 50_000n;
      }
    }
    return {
      ...batch,
      tagKey: Uint32Array.from(tagKey),
      tagValue: Uint32Array.from(tagValue),
      numberKey: Uint32Array.from(numberKey),
      numberValue: Float64Array.from(numberValue),
      texts: [...texts.keys()],
      extras: [],
    };
  }

  /** 0 to 1. */
  #next(): number {
    this.#random = (Math.imul(this.#random, 1664525) + 1013904223) >>> 0;
    return this.#random / 2 ** 32;
  }

  #id(): bigint {
    return (BigInt(Math.floor(this.#next() * 2 ** 31)) << 32n) | BigInt(Math.floor(this.#next() * 2 ** 32));
  }
}

const errorTags = [
  ['error.type', 'TypeError'],
  ['error.message', "Cannot read properties of undefined (reading 'id')"],
] as const;

const statuses = ['200', '200', '200', '200', '200', '200', '201', '204', '302', '404', '404', '500'];

function kindsOf(service: number): readonly Kind[] {
  const own = `shop-${service}`;
  const called = `shop-${(service * 7 + 3) % serviceCount}`;
  const common = [
    ['env', 'lab'],
    ['version', '1.4.2'],
    ['language', 'javascript'],
    ['_dd.p.tid', '6741a3c500000000'],
    ['runtime-id', `2f1c9e54-7e6b-4b0e-9d6f-${String(service).padStart(12, '0')}`],
  ] as const;
  const web = (name: string, resource: Kind['resource'], meanMs: number, of = own): Kind => ({
    service: of,
    name,
    type: 'web',
    resource,
    meanMs,
    tags: (request) => [
      ...common,
      ['component', 'express'],
      ['span.kind', 'server'],
      ['http.method', request % 5 === 0 ? 'POST' : 'GET'],
      ['http.status_code', statuses[request % statuses.length] as string],
      ['http.url', `http://shop.example/${of}/items/${request}?page=${request % 7}`],
    ],
  });
  const sql = (resource: string): Kind => ({
    service: `${called}-mysql`,
    name: 'mysql.query',
    type: 'sql',
    resource: () => resource,
    meanMs: 2,
    tags: (request) => [
      ...common,
      ['component', 'mysql2'],
      ['span.kind', 'client'],
      ['db.name', 'shop'],
      ['out.host', 'db.example'],
      ['db.user', `app${request % 3}`],
    ],
  });
  return [
    web('express.request', (request) => `GET /${own}/items/:id/${request % 40}`, 40),
    web('express.middleware', () => '<anonymous>', 1),
    web('http.request', (request) => `GET /api/${request % 200}`, 30),
    web('express.request', (request) => `GET /${called}/orders/${request % 3000}`, 25, called),
    sql('SELECT * FROM items WHERE id = ?'),
    sql('SELECT name, price FROM items JOIN prices USING (id) WHERE shop = ? ORDER BY price LIMIT ?'),
    sql('UPDATE items SET seen = ? WHERE id = ?'),
    web('redis.command', () => 'GET', 1, `${called}-redis`),
  ];
}
