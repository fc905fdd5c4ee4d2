import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { parseCheckConfig } from './parse-check-config.ts';

const instanceSchema = z.object({ url: z.string(), retries: z.int().default(3) });

function parse(schema: z.ZodType | undefined, instance: unknown, initConfig: unknown = null) {
  return parseCheckConfig({ instanceSchema: schema, initConfigSchema: undefined }, { instance, initConfig, index: 1 });
}

test('the schema gives the instance, with its defaults; the common keys are not its business', () => {
  const strict = parse(z.strictObject({ url: z.string() }), { url: 'a', tags: ['x'], min_collection_interval: 20 });
  assert.deepEqual(strict.problems, []);
  assert.deepEqual(strict.instance, { url: 'a' });
  assert.equal(strict.settings.intervalS, 20);
  assert.deepEqual(parse(instanceSchema, { url: 'a' }).instance, { url: 'a', retries: 3 });
});

test('a schema may declare a common key and then sees it', () => {
  const schema = z.object({ tags: z.array(z.string()).min(1) });
  assert.deepEqual(parse(schema, { tags: ['a'] }).instance, { tags: ['a'] });
  assert.match(parse(schema, { tags: [] }).problems[0]?.message ?? '', /Too small/);
});

test('a wrong, missing or (where strict) unknown key is an error with its path in the file', () => {
  const { problems } = parse(instanceSchema, { url: 1, retries: 1.5 });
  assert.deepEqual(
    problems.map(({ severity, keyPath }) => [severity, ...keyPath]),
    [
      ['error', 'instances', 1, 'url'],
      ['error', 'instances', 1, 'retries'],
    ],
  );
  assert.equal(parse(z.strictObject({}), { x: 1 }).problems[0]?.severity, 'error');
});

test('a mistyped key is warned of, unless the schema takes any', () => {
  const { problems } = parse(instanceSchema, { url: 'a', retrys: 1 });
  assert.deepEqual(problems[0]?.keyPath, ['instances', 1, 'retrys']);
  assert.equal(problems[0]?.severity, 'warning');
  assert.deepEqual(parse(z.looseObject({}), { x: 1 }).problems, []);
});

test('without a schema everything is passed on', () => {
  assert.deepEqual(parse(undefined, { tags: ['a'], x: 1 }).instance, { tags: ['a'], x: 1 });
  assert.deepEqual(parse(undefined, {}).initConfig, {});
});
