import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeLine } from './decode-line.ts';
import { decodePacket } from './decode-packet.ts';
import type { Message } from './message.ts';
import { encodeLine } from './testing-encode-line.ts';

const options = { timestamps: true, origin: true } as const;

/** Text without the characters that the protocol cannot carry anywhere. */
function textWithout(forbidden: RegExp): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((text) => !/[|\n\r\uFFFD]/.test(text) && !forbidden.test(text));
}

const name = textWithout(/[:_]|^$/);
const tags = fc.array(textWithout(/[,]/), { maxLength: 4 }).filter((list) => list.join(',') !== '');
const someTags = fc.oneof(fc.constant([] as string[]), tags);
const word = textWithout(/[,:\\]/);
/** Without -0, which is written as 0. */
const value = fc.double().map((number) => (number === 0 ? 0 : number));
const timestampS = fc.integer({ min: 1, max: 2 ** 31 });

const origin = {
  localData: word,
  externalData: word,
  cardinality: fc.constantFrom('none', 'low', 'orchestrator', 'high'),
};

const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('metric' as const),
      type: fc.constantFrom('gauge', 'count', 'histogram', 'distribution', 'timing'),
      name,
      values: fc.array(value, { minLength: 1, maxLength: 5 }),
      sampleRate: value,
      tags: someTags,
      timestampS,
      ...origin,
    },
    { requiredKeys: ['kind', 'type', 'name', 'values', 'sampleRate', 'tags'], noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('metric' as const),
      type: fc.constant('set' as const),
      name,
      member: textWithout(/^$/),
      sampleRate: value,
      tags: someTags,
      timestampS,
      ...origin,
    },
    { requiredKeys: ['kind', 'type', 'name', 'member', 'sampleRate', 'tags'], noNullPrototype: true },
  ),
  fc.record(
    {
      kind: fc.constant('event' as const),
      title: fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\\]/.test(text)),
      text: fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\\]/.test(text)),
      timestampS,
      host: word,
      priority: fc.constantFrom('normal', 'low'),
      alertType: fc.constantFrom('error', 'warning', 'info', 'success'),
      aggregationKey: word,
      sourceTypeName: word,
      tags: someTags,
      badFields: fc.constant([]),
      ...origin,
    },
    {
      requiredKeys: [
        ...(['kind', 'title', 'text', 'priority', 'alertType', 'aggregationKey', 'sourceTypeName', 'tags'] as const),
        'badFields',
      ],
      noNullPrototype: true,
    },
  ),
  fc.record(
    {
      kind: fc.constant('service_check' as const),
      name,
      status: fc.constantFrom(0, 1, 2, 3),
      timestampS,
      host: word,
      message: textWithout(/^$/),
      tags: someTags,
      badFields: fc.constant([]),
      ...origin,
    },
    { requiredKeys: ['kind', 'name', 'status', 'message', 'tags', 'badFields'], noNullPrototype: true },
  ),
);

test('what is encoded is decoded as it was', () => {
  fc.assert(
    fc.property(message, (original) => {
      assert.deepEqual(decodeLine(Buffer.from(encodeLine(original)), options), original);
    }),
    { numRuns: 500 },
  );
});

test('any bytes are read without a throw, and good lines beside them are kept', () => {
  const garbage = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a)));
  const lineFeed = Buffer.from('\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(message, garbage), { maxLength: 5 }), (pairs) => {
      const packet = Buffer.concat(
        pairs.flatMap(([good, bad]) => [Buffer.from(encodeLine(good)), lineFeed, bad, lineFeed]),
      );
      const decoded = decodePacket(packet, options);
      for (const [good] of pairs) {
        assert.ok(decoded.some((one) => isDeepEqual(one, good)));
      }
    }),
    { numRuns: 300 },
  );
});

test('lines that begin well and end anyhow are read without a throw', () => {
  const start = fc.constantFrom('_e{', '_e{3,2}:', '_sc|', 'a:1|g|', 'a:', 'a:1|', 'a:1|c|@', 'a:1|c|T', 'a:1|c|#');
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 40 }), (prefix, rest) => {
      decodePacket(Buffer.concat([Buffer.from(prefix), rest]), options);
    }),
    { numRuns: 500 },
  );
});

function isDeepEqual(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}
