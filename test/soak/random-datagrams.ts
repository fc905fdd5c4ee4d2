import { mutate } from './mutate.ts';
import { Random } from './random.ts';

/** Names that come again and again. */
const commonNames = 4000;

const values = [
  '1',
  '0',
  '-3',
  '+7',
  '2.5',
  '.5',
  '1.',
  '417',
  '0.001',
  '1e3',
  '123456789012345',
  '1234567890123456',
] as const;

/** What numbers may look like, and just may not. */
const oddValues = [
  ...[
    'nan',
    'NaN',
    'inf',
    '-Inf',
    '+infinity',
    '1e308',
    '-1e308',
    '1e309',
    '1e-320',
    '-0',
    '0x1p-2',
    '0X1P+1023',
    '0x',
  ],
  ...[
    '1_000',
    '+',
    '-',
    '.',
    '+.',
    'e',
    '1e',
    '1e+',
    '--1',
    '1 ',
    ' 1',
    '',
    ':',
    '1:2',
    '::1::',
    '1:x',
    '１',
    '9'.repeat(400),
  ],
] as const;

const types = ['g', 'c', 'h', 'ms', 's', 'd'] as const;
const oddTypes = ['', 'G', 'gg', 'm', 'k', 'constructor', '__proto__', 'g\0', 'ms ', '#'] as const;

/** Pieces of which lines that are nearly right are made. */
const pieces = [
  ...[
    'a',
    'b.c',
    'é',
    '\u{1f600}',
    ':',
    '|',
    'g',
    'c',
    'ms',
    'h',
    'd',
    's',
    '@',
    '0.5',
    '#',
    't:v',
    ',',
    'T',
    '1',
    '2.5',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\\n',
    ' ',
    '|#',
    '|@',
    '|T',
    '|c:',
    '_e{',
    '_sc',
    '_sc|',
    '1,1',
    '}:',
    '{',
    'host:',
    'host:x',
  ],
  ...[
    '|d:',
    '|h:',
    '|k:',
    '|p:low',
    '|s:',
    '|t:error',
    '|m:',
    '|card:low',
    '|e:',
    '\xff',
    '\u2028',
    'dd.internal.card:low',
  ],
] as const;

type Words = readonly [string, ...string[]];

/**
 * Random datagrams of all kinds: lines as clients write them, lines nearly right, changed in a few bytes, noise, and
 * what is far too large. Never longer than UDP carries.
 */
export class RandomDatagrams {
  readonly #random: Random;
  readonly #nowS: () => number;
  readonly #names: number;
  readonly #contexts: number;
  readonly #isFreshOnly: boolean;
  #fresh = 0;

  /**
   * @param options.nowS Unix seconds, for the timestamps in them
   * @param options.names that come again and again
   * @param options.contexts after so many the names that no line had before come again
   * @param options.isFreshOnly whether there is nothing but those, one value each
   */
  constructor(
    seed: number,
    options: {
      readonly nowS: () => number;
      readonly names?: number;
      readonly contexts?: number;
      readonly isFreshOnly?: boolean;
    },
  ) {
    this.#random = new Random(seed);
    this.#nowS = options.nowS;
    this.#names = options.names ?? commonNames;
    this.#contexts = options.contexts ?? Number.MAX_SAFE_INTEGER;
    this.#isFreshOnly = options.isFreshOnly ?? false;
  }

  next(): Buffer {
    const random = this.#random;
    if (this.#isFreshOnly) return this.#freshContext();
    const kind = random.below(100);
    if (kind < 40) return Buffer.from(this.#packet(1 + random.below(5)));
    if (kind < 65) return mutate(random, Buffer.from(this.#packet(1 + random.below(3))));
    if (kind < 80) return Buffer.from(this.#nearly(), random.once(4) ? 'latin1' : 'utf8');
    if (kind < 90) return random.bytes(random.below(64));
    return kind < 98 ? this.#freshContext() : this.#huge();
  }

  #freshContext(): Buffer {
    return Buffer.from(`soak.fresh.${this.#fresh++ % this.#contexts}:1|${this.#random.pick(types)}`);
  }

  #packet(lines: number): string {
    let text = this.#line();
    for (let i = 1; i < lines; i++) text += `\n${this.#line()}`;
    return this.#random.once(8) ? `${text}\n` : text;
  }

  #line(): string {
    const kind = this.#random.below(20);
    if (kind === 0) return this.#event();
    if (kind === 1) return this.#check();
    return this.#metric();
  }

  #metric(): string {
    const random = this.#random;
    const number = random.below(this.#names);
    let line = `soak.metric.${number}:`;
    if (random.once(10)) line += random.pick(oddValues as unknown as Words);
    else {
      line += random.pick(values);
      while (random.once(4)) line += `:${random.pick(values)}`;
    }
    // Each name has a type that it mostly keeps to.
    const type = random.once(20) ? random.pick(types) : types[number % types.length];
    line += `|${random.once(40) ? random.pick(oddTypes) : type}`;
    if (random.once(3))
      line += `|@${random.once(8) ? random.pick(oddValues as unknown as Words) : random.pick(['0.5', '0.1', '1', '0.25'])}`;
    if (!random.once(3)) line += `|#env:${random.below(3)},bare,host:h${random.below(4)}`;
    if (random.once(10)) line += this.#timestamp();
    if (random.once(12))
      line += random.pick(['|c:ci-1', '|e:it-false', '|card:low', '|#x:y', '|', '|unknown', '|#', '|#a,,b']);
    return line;
  }

  #timestamp(): string {
    const random = this.#random;
    const nowS = Math.floor(this.#nowS());
    return `|T${random.pick([nowS - random.below(3000), nowS + random.below(1200), 0, 1, -1, 2 ** 53, '', 'x', '1.5', '1e9', '9'.repeat(30)])}`;
  }

  #event(): string {
    const random = this.#random;
    const title = random.pick(['t', 'title é', 'with | pipe', 'x'.repeat(200), '']);
    const text = random.pick(['', 'text', 'a\\nb', '|#no:tag', 'y'.repeat(1000)]);
    const miscount = random.once(6) ? random.below(20) - 10 : 0;
    let line = `_e{${Buffer.byteLength(title) + miscount},${Buffer.byteLength(text)}}:${title}|${text}`;
    const nowS = Math.floor(this.#nowS());
    if (random.once(2))
      line += `|d:${random.pick([nowS, nowS - 60, nowS + 6000, nowS - 100_000, 0, -5, 'abc', 2 ** 60])}`;
    if (random.once(3))
      line += random.pick(['|p:low', '|p:urgent', '|t:warning', '|t:test', '|h:', '|h:box', '|k:key', '|s:src']);
    return random.once(2) ? `${line}|#a:b,c` : line;
  }

  #check(): string {
    const random = this.#random;
    let line = `_sc|soak.check.${random.below(50)}|${random.pick(['0', '1', '2', '3', '4', '', 'OK', '01'])}`;
    if (random.once(3)) line += `|d:${random.pick([Math.floor(this.#nowS()), 0, 'abc', -1, 2 ** 60])}`;
    if (random.once(3)) line += '|h:box';
    if (random.once(2)) line += '|#a:b';
    return random.once(2) ? `${line}|m:${random.pick(['fine', 'a | b', 'é', 'z'.repeat(500)])}` : line;
  }

  #nearly(): string {
    let text = '';
    for (let left = 1 + this.#random.below(14); left > 0; left--) text += this.#random.pick(pieces as unknown as Words);
    return text;
  }

  #huge(): Buffer {
    const random = this.#random;
    const size = 1 + random.below(1 << (4 + random.below(12)));
    switch (random.below(6)) {
      case 0:
        return Buffer.from(`${'n'.repeat(size)}:1|g`);
      case 1:
        return Buffer.from(
          `soak.many.tags:1|c|#${Array.from({ length: Math.min(size, 6000) }, (_, i) => `k${i}:v`).join(',')}`,
        );
      case 2:
        return Buffer.from(`soak.long.tag:1|g|#k:${'v'.repeat(size)}`);
      case 3:
        return Buffer.from(
          `soak.many.values:${'1:'.repeat(Math.min(size, 20_000))}1|${random.pick(['c', 'h', 'g', 'ms'])}`,
        );
      case 4:
        return Buffer.from(`soak.member:${'m'.repeat(size)}|s`);
      default:
        return Buffer.from('\n'.repeat(size));
    }
  }
}
