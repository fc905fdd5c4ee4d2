import zlib from 'node:zlib';
import { mutate } from './mutate.ts';
import { ProtobufWriter } from './protobuf-writer.ts';
import { Random } from './random.ts';

/** A request to a door. */
export interface RandomBody {
  readonly path: string;
  readonly bytes: Buffer;
  /** Content-Encoding; absent: none is said. */
  readonly encoding?: string;
  readonly contentType: string;
  /** Whether its length is not said beforehand. */
  readonly isChunked: boolean;
}

type Text = readonly [string, ...string[]];

const oddNames = ['é', '', '1', 'x'.repeat(201), '..', 'a\0b', '__proto__'] as const;
const numbers = [0, -0, 1, -1.5, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 63, 1e21] as const;
/** What stands in JSON where something else was meant. */
const oddJson = [
  ...['null', 'true', '""', '"x"', '[]', '{}', '[null]', '[[]]', '1e999', '-1e999', '1e-999', '0.0000001', '-0'],
  ...[
    '"\\ud800"',
    '"\\u0000"',
    '{"__proto__":1}',
    '[1,2,3]',
    `"${'y'.repeat(300)}"`,
    `${'9'.repeat(400)}`,
    'NaN',
    '01',
    "'x'",
  ],
] as const;

/**
 * Random bodies for the doors: as clients write them, changed in a few bytes, with one value put in the place of
 * another, noise; plain, compressed, compressed and cut, said to be compressed and not; nested deep, and large.
 */
export class RandomBodies {
  readonly #random: Random;
  readonly #paths: readonly string[];
  readonly #nowS: () => number;

  /** @param options.paths of the doors */
  constructor(seed: number, options: { readonly paths: readonly string[]; readonly nowS: () => number }) {
    this.#random = new Random(seed);
    this.#paths = options.paths;
    this.#nowS = options.nowS;
  }

  next(): RandomBody {
    const random = this.#random;
    const path = this.#paths[random.below(this.#paths.length)] ?? '/';
    const isProtobuf = /sketches|\/v3\//.test(path) || (path === '/api/v2/series' && random.once(2));
    const contentType = isProtobuf ? 'application/x-protobuf' : random.pick(['application/json', 'text/plain', '']);
    const plain = this.#plain(path, isProtobuf);
    return { path, contentType, isChunked: random.once(10), ...this.#encoded(plain) };
  }

  #plain(path: string, isProtobuf: boolean): Buffer {
    const random = this.#random;
    const kind = random.below(100);
    if (kind < 8) return random.bytes(random.below(300));
    if (kind === 8) return this.#deep();
    if (kind === 9) return random.once(20) ? this.#large() : Buffer.alloc(0);
    const valid = isProtobuf ? this.#protobuf(path) : Buffer.from(this.#json(path));
    return kind < 40 ? mutate(random, valid) : valid;
  }

  /** @returns the bytes as sent */
  #encoded(plain: Buffer): { readonly bytes: Buffer; readonly encoding?: string } {
    const random = this.#random;
    const compressed = random.pick([
      { encoding: 'gzip', compress: (bytes: Buffer) => zlib.gzipSync(bytes) },
      { encoding: 'deflate', compress: (bytes: Buffer) => zlib.deflateSync(bytes) },
      { encoding: 'deflate', compress: (bytes: Buffer) => zlib.deflateRawSync(bytes) },
      { encoding: 'zstd', compress: (bytes: Buffer) => zlib.zstdCompressSync(bytes) },
      {
        encoding: 'zstd1',
        compress: (bytes: Buffer) =>
          Buffer.concat([zlib.zstdCompressSync(bytes.subarray(0, 5)), zlib.zstdCompressSync(bytes.subarray(5))]),
      },
    ]);
    const { encoding } = compressed;
    const kind = random.below(100);
    if (kind < 55) return { bytes: plain };
    const bytes = compressed.compress(plain);
    if (kind < 85) return { encoding, bytes };
    if (kind < 90) return { encoding, bytes: bytes.subarray(0, random.below(bytes.length)) };
    if (kind < 94) return { encoding, bytes: mutate(random, bytes) };
    if (kind < 96) return { encoding, bytes: plain };
    if (kind < 98) return { encoding: random.pick(['br', 'gzip, gzip', 'x', 'compress', ' GZIP ']), bytes };
    return { encoding, bytes: Buffer.concat([bytes, random.bytes(1 + random.below(20))]) };
  }

  #json(path: string): string {
    if (path.endsWith('/check_run')) return this.#oneOrList(() => this.#check());
    if (path.endsWith('/v1/events')) return this.#event();
    if (path.endsWith('/v2/events')) return this.#eventV2();
    if (path === '/intake/') return this.#intake();
    if (path.endsWith('/distribution_points')) return `{"series":[${this.#some(() => this.#series('distribution'))}]}`;
    return `{"series":[${this.#some(() => this.#series(path.endsWith('/v2/series') ? 'v2' : 'v1'))}]}`;
  }

  #series(form: 'v1' | 'v2' | 'distribution'): string {
    const points = this.#some(() => {
      if (form === 'v1') return `[${this.#time()},${this.#or(this.#number())}]`;
      if (form === 'v2') return `{"timestamp":${this.#time()},"value":${this.#or(this.#number())}}`;
      return `[${this.#time()},[${this.#some(() => this.#number())}]]`;
    });
    const type =
      form === 'v2'
        ? this.#or(String(this.#random.below(4)))
        : this.#or(JSON.stringify(form === 'v1' ? this.#random.pick(['gauge', 'count', 'rate', 'counter']) : form));
    const place =
      form === 'v2'
        ? `"resources":${this.#or(`[{"type":"host","name":${this.#text()}},{"type":"disk","name":"a"}]`)}`
        : `"host":${this.#or(this.#text())}`;
    return `{"metric":${this.#or(this.#text())},"points":${this.#or(`[${points}]`)},"type":${type},${place},"tags":${this.#or(this.#tags())},"interval":${this.#or('10')}}`;
  }

  #check(): string {
    return `{"check":${this.#or(this.#text())},"host_name":${this.#or(this.#text())},"status":${this.#or(String(this.#random.below(5)))},"timestamp":${this.#time()},"message":${this.#or(this.#text())},"tags":${this.#or(this.#tags())}}`;
  }

  #event(): string {
    return `{"title":${this.#or(this.#text())},"text":${this.#or(this.#text())},"date_happened":${this.#time()},"host":${this.#or(this.#text())},"priority":${this.#or('"low"')},"alert_type":${this.#or('"error"')},"aggregation_key":${this.#or(this.#text())},"tags":${this.#or(this.#tags())}}`;
  }

  #eventV2(): string {
    const attributes = `{"title":${this.#or(this.#text())},"category":${this.#or('"alert"')},"message":${this.#or(this.#text())},"tags":${this.#or(this.#tags())},"attributes":${this.#or('{"status":"warn","priority":"3"}')}}`;
    return `{"data":${this.#or(`{"type":"event","attributes":${this.#or(attributes)}}`)}}`;
  }

  #intake(): string {
    const events = `{"api":[${this.#some(() => `{"msg_title":${this.#or(this.#text())},"msg_text":${this.#or(this.#text())},"timestamp":${this.#time()},"tags":${this.#or(this.#tags())}}`)}],"my-check":${this.#or('[]')}}`;
    // Few hosts, so that their number is bounded.
    const name = this.#or(JSON.stringify(`soak-host-${this.#random.below(20)}`));
    return `{"internalHostname":${name},"meta":${this.#or('{"hostname":"soak-host-0"}')},"os":${this.#or('"linux"')},"host-tags":${this.#or(`{"system":${this.#or(this.#tags())}}`)},"events":${this.#or(events)},"agent_checks":${this.#or('[[1],[2]]')},"unknown":1}`;
  }

  #protobuf(path: string): Buffer {
    const random = this.#random;
    const payload = new ProtobufWriter();
    for (let left = random.below(4); left >= 0; left--) {
      const one = new ProtobufWriter();
      if (path === '/api/v2/series') {
        one.bytes(1, new ProtobufWriter().bytes(1, 'host').bytes(2, this.#name()));
        one
          .bytes(2, this.#name())
          .bytes(3, 'a:b')
          .integer(5, random.below(5))
          .integer(8, random.below(3) * 10);
        for (let points = random.below(4); points >= 0; points--) {
          one.bytes(4, new ProtobufWriter().double(1, this.#anyNumber()).integer(2, this.#anySecond()));
        }
      } else {
        one.bytes(1, this.#name()).bytes(2, 'host').bytes(4, 'a:b');
        const sketch = new ProtobufWriter()
          .integer(1, this.#anySecond())
          .integer(2, random.once(5) ? random.below(9) : 3);
        for (const field of [3, 4, 5, 6]) sketch.double(field, this.#anyNumber());
        one.bytes(7, sketch.bytes(7, Buffer.from([2, 4, 6])).bytes(8, Buffer.from([1, 1, 1])));
      }
      payload.bytes(1, one);
    }
    return payload.take();
  }

  #some(one: () => string): string {
    return Array.from({ length: this.#random.below(4) }, one).join(',');
  }

  #oneOrList(one: () => string): string {
    return this.#random.once(3) ? one() : `[${this.#some(one)}]`;
  }

  /** Something else, now and then. */
  #or(json: string): string {
    return this.#random.once(25) ? this.#random.pick(oddJson as unknown as Text) : json;
  }

  #name(): string {
    return this.#random.once(12) ? this.#random.pick(oddNames) : `soak.body.${this.#random.below(300)}`;
  }

  #text(): string {
    return JSON.stringify(this.#name());
  }

  #tags(): string {
    return this.#random.pick(['["a:1","b"]', '[]', '["A:É","a:1","a:1"]', `["${'t'.repeat(300)}"]`, '[""]']);
  }

  #number(): string {
    return String(this.#anyNumber());
  }

  #anyNumber(): number {
    return this.#random.once(3) ? this.#random.pick(numbers) : this.#random.below(1000) / 8;
  }

  #time(): string {
    return this.#or(String(this.#anySecond()));
  }

  #anySecond(): number {
    const nowS = Math.floor(this.#nowS());
    return this.#random.once(15)
      ? this.#random.pick([0, -1, nowS * 1000, nowS + 5000, nowS - 100_000, 2 ** 40])
      : nowS - this.#random.below(300);
  }

  #deep(): Buffer {
    const depth = 1 << (3 + this.#random.below(15));
    const [open, close] = this.#random.pick([
      ['[', ']'],
      ['{"series":', '}'],
      ['{"a":[', ']}'],
    ]) as [string, string];
    return Buffer.from(this.#random.once(2) ? open.repeat(depth) : `${open.repeat(depth)}1${close.repeat(depth)}`);
  }

  /** More than is decoded at once in the backend's own process, or more than is taken. */
  #large(): Buffer {
    const item = this.#random.pick(['{"metric":"soak.large","points":[]},', '[],', '1,', '{},']);
    const count = Math.floor((1024 * 1024 * this.#random.pick([1.1, 4, 6])) / item.length);
    return Buffer.from(`{"series":[${item.repeat(count)}0]}`);
  }
}
