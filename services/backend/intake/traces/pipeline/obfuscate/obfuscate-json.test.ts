import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { obfuscateJson } from './obfuscate-json.ts';

const cases: readonly (readonly [string, string])[] = [
  ['', ''],
  ['{}', '{}'],
  [
    '{"find": "users", "filter": {"name": "Grace", "age": {"$gt": 30}}}',
    '{"find":"?","filter":{"name":"?","age":{"$gt":"?"}}}',
  ],
  ['{"a": [1, -2.5e3, true, false, null, "x"]}', '{"a":["?","?","?","?","?","?"]}'],
  ['{"a": [{"b": []}, {}, [[]]]}', '{"a":[{"b":[]},{},[[]]]}'],
  [String.raw`{"a\"b": "c\"d\\", "e": "\u0041"}`, String.raw`{"a\"b":"?","e":"?"}`],
  ['{"query" :\n\t{ "match_all" : {} } }', '{"query":{"match_all":{}}}'],
  ['{"index":{"_id":"1"}}\n{"title":"x"}\n', '{"index":{"_id":"?"}} {"title":"?"}'],
  ['"x"', '"?"'],
  ['{"a": "never ends', '{"a":"?"...'],
  ['{"a', '{...'],
  ['{"a":', '{"a":...'],
  ['{"a": 1', '{"a":"?"...'],
  ['{"a": nope}', '{"a":...'],
  ['{"a": 12b}', '{"a":...'],
  ['{a: 1}', '{...'],
  ['{"a": 1,}', '{"a":"?",...'],
  ['[1, 2}', '["?","?"...'],
  ['secret', '...'],
];

for (const [json, obfuscated] of cases) {
  test(`${json} → ${obfuscated}`, () => assert.equal(obfuscateJson(json), obfuscated));
}

test('of any JSON the keys and the structure are kept, and no value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const wipe = (each: unknown): unknown => {
        if (Array.isArray(each)) return each.map(wipe);
        if (typeof each !== 'object' || each === null) return '?';
        return Object.fromEntries(Object.entries(each).map(([key, of]) => [key, wipe(of)]));
      };
      const obfuscated = obfuscateJson(JSON.stringify(value, undefined, 2));
      fc.pre(obfuscated.length < 20_000);
      assert.equal(obfuscated, JSON.stringify(wipe(value)));
    }),
  );
});

test('long and deep texts take time in proportion, and are cut', () => {
  for (const json of [
    '['.repeat(1_000_000),
    `{"a":${'"'.repeat(999_999)}`,
    `[${'1,'.repeat(500_000)}`,
    '"\\'.repeat(500_000),
  ]) {
    const startMs = performance.now();
    assert.ok(obfuscateJson(json).length < 31_000);
    assert.ok(performance.now() - startMs < 1000);
  }
});
