import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommonInstance } from './common-instance.ts';

function problemsOf(instance: unknown, initConfig?: unknown): string[] {
  return parseCommonInstance(instance, initConfig, 2).problems.map(
    ({ severity, keyPath, message }) => `${severity} ${keyPath.join('.')}: ${message}`,
  );
}

function intervalOf(instance: unknown, initConfig?: unknown): number {
  return parseCommonInstance(instance, initConfig).settings.intervalS;
}

test('an empty instance has the defaults', () => {
  assert.deepEqual(parseCommonInstance(null, undefined), {
    settings: { intervalS: 15, tags: [], emptyDefaultHostname: false, metricPatterns: {} },
    problems: [],
  });
});

test('all keys are read, and may be without a value', () => {
  const { settings, problems } = parseCommonInstance(
    {
      min_collection_interval: 45,
      tags: ['a:b', 42, true],
      service: 'web',
      name: 'one',
      namespace: 'two',
      empty_default_hostname: true,
      metric_patterns: { include: ['^a'], exclude: null },
    },
    { service: 'other' },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(settings, {
    intervalS: 45,
    tags: ['a:b', '42', 'true'],
    service: 'web',
    name: 'one',
    namespace: 'two',
    emptyDefaultHostname: true,
    metricPatterns: { include: /(?:^a)/ },
  });
  assert.deepEqual(problemsOf({ tags: null, service: null, min_collection_interval: null, metric_patterns: null }), []);
});

test('the interval is at least 1 second and at most a week', () => {
  assert.equal(intervalOf({ min_collection_interval: 1 }), 1);
  assert.equal(intervalOf({ min_collection_interval: 604_800 }), 604_800);
  assert.deepEqual(problemsOf({ min_collection_interval: 0.99 }), [
    'error instances.2.min_collection_interval: must be at least 1 second',
  ]);
  assert.match(problemsOf({ min_collection_interval: 604_801 }).join(), /at most 604800/);
  assert.match(problemsOf({ min_collection_interval: 'often' }).join(), /^error .* must be a number of seconds/);
});

test('a run may be given its own time, above zero and up to a week, and init_config its default', () => {
  const timeoutOf = (...given: Parameters<typeof parseCommonInstance>) =>
    parseCommonInstance(...given).settings.timeoutS;
  assert.equal(timeoutOf({}, {}), undefined);
  assert.equal(timeoutOf({}, { check_timeout: 60 }), 60);
  assert.equal(timeoutOf({ check_timeout: 0.5 }, { check_timeout: 60 }), 0.5);
  assert.equal(timeoutOf({ check_timeout: 604_800 }, {}), 604_800);
  assert.deepEqual(problemsOf({ check_timeout: 0 }), ['error instances.2.check_timeout: must be above zero']);
  assert.match(problemsOf({}, { check_timeout: 604_801 }).join(), /^error init_config.check_timeout: must be at most/);
});

test('where the real Agent reads an interval otherwise, there is a warning', () => {
  assert.equal(intervalOf({ min_collection_interval: 1.5 }), 1.5);
  assert.match(problemsOf({ min_collection_interval: 1.5 }).join(), /^warning .* fraction: the real Agent refuses/);
  assert.equal(intervalOf({ min_collection_interval: '45' }), 45);
  assert.match(problemsOf({ min_collection_interval: '45' }).join(), /^warning .* quoted/);
  assert.equal(intervalOf({ min_collection_interval: 0 }), 15);
  assert.match(problemsOf({ min_collection_interval: -1 }).join(), /^warning .* counts as absent/);
});

test("init_config's interval is a default, of which the real Agent's Python checks know nothing", () => {
  assert.equal(intervalOf({}, { min_collection_interval: 30 }), 30);
  assert.equal(intervalOf({ min_collection_interval: 5 }, { min_collection_interval: 30 }), 5);
  assert.match(problemsOf({}, { min_collection_interval: 30 }).join(), /^warning init_config.min_collection_interval/);
  assert.deepEqual(problemsOf({ min_collection_interval: 5 }, { min_collection_interval: 30 }), []);
});

test('a bad key is an error with its path, and the others are still read', () => {
  const { settings } = parseCommonInstance({ tags: ['a', { env: 'lab' }], service: 'web' }, null);
  assert.equal(settings.service, 'web');
  assert.deepEqual(problemsOf({ tags: ['a', { env: 'lab' }], empty_default_hostname: 'yes' }), [
    'error instances.2.tags.1: must be text such as env:lab (no space after the colon)',
    'error instances.2.empty_default_hostname: must be true or false',
  ]);
  assert.deepEqual(problemsOf({ tags: 'a:b' }), ['error instances.2.tags: must be a list']);
  assert.deepEqual(problemsOf('text', ['list']), [
    'error instances.2: must be a map of keys and values',
    'error init_config: must be a map of keys and values',
  ]);
});

test('patterns must be expressions that JavaScript reads as Python does', () => {
  const problems = problemsOf({ metric_patterns: { include: ['(', '^ok$'], exclude: ['a\\Z', '(?P<x>a)'] } });
  assert.equal(problems.length, 3);
  assert.match(problems[0] ?? '', /^error instances.2.metric_patterns.include.0: /);
  assert.match(problems[1] ?? '', /exclude.0: \\Z is Python's syntax/);
  assert.match(problemsOf({ metric_patterns: ['a'] }).join(), /must be a map of include and exclude/);
  assert.match(problemsOf({ metric_patterns: { inclde: ['a'] } }).join(), /inclde/);
});

test('keys that are read elsewhere or not at all are warned of', () => {
  assert.match(problemsOf({}, { tags: ['a'] }).join(), /^warning init_config.tags: is not read under init_config/);
  assert.match(problemsOf({ disable_generic_tags: true }).join(), /^warning .*disable_generic_tags: .* not supported/);
});
