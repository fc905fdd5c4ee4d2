import assert from 'node:assert/strict';
import { test } from 'node:test';
import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { MetricMapper } from './metric-mapper.ts';

interface Mapping {
  readonly match: string;
  readonly match_type?: string;
  readonly name: string;
  readonly tags?: Readonly<Record<string, unknown>>;
}

function mapperOf(profiles: Readonly<Record<string, readonly Mapping[]>>, cacheSize = 1000): MetricMapper {
  const { dogstatsd_mapper_profiles } = datadogSchema.parse({
    dogstatsd_mapper_profiles: Object.entries(profiles).map(([prefix, mappings]) => ({
      name: prefix,
      prefix,
      mappings,
    })),
  });
  return new MetricMapper(dogstatsd_mapper_profiles, cacheSize);
}

const regex = 'regex';

const rows: readonly {
  readonly mapping: Mapping;
  readonly name: string;
  readonly mapped: readonly string[] | undefined;
}[] = [
  {
    mapping: { match: 'jobs.time.*.*', name: 'jobs.time', tags: { kind: '$1', job: '$2' } },
    name: 'jobs.time.nightly.backup',
    mapped: ['jobs.time', 'kind:nightly', 'job:backup'],
  },
  { mapping: { match: 'a.*', name: 'b' }, name: 'a.x.y', mapped: undefined },
  { mapping: { match: 'a.*', name: 'b' }, name: 'xa.x', mapped: undefined },
  { mapping: { match: 'a.*', name: 'b.$1' }, name: 'a.', mapped: ['b.'] },
  {
    mapping: { match: 'a.*-*', name: 'b', tags: { x: '$1', y: '$2' } },
    name: 'a.1-2-3',
    mapped: ['b', 'x:1-2', 'y:3'],
  },
  { mapping: { match: 'a.b', name: 'b' }, name: 'aXb', mapped: undefined },
  { mapping: { match: 'a.*', name: 'b', tags: { fixed: 200 } }, name: 'a.1', mapped: ['b', 'fixed:200'] },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the mapper's own way of writing
  { mapping: { match: 'a.*', name: 'b.${1}x.$1x.$$1.$2.$' }, name: 'a.1', mapped: ['b.1x..$1..$'] },
  {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the mapper's own way of writing
    mapping: { match: 'a\\.(?P<kind>\\w+)\\.(\\d{1,3})', match_type: regex, name: 'b.$kind', tags: { id: '${2}' } },
    name: 'a.read.42',
    mapped: ['b.read', 'id:42'],
  },
  { mapping: { match: 'a|b', match_type: regex, name: 'c' }, name: 'axx', mapped: ['c'] },
  {
    mapping: { match: 'job\\.([0-9a-f]{32})\\.\\w{2,40}', match_type: regex, name: 'job', tags: { id: '$1' } },
    name: `job.${'0af9'.repeat(8)}.${'x'.repeat(40)}`,
    mapped: ['job', `id:${'0af9'.repeat(8)}`],
  },
  {
    mapping: { match: 'job\\.[0-9a-f]{32}', match_type: regex, name: 'job' },
    name: `job.${'0af9'.repeat(8)}0`,
    mapped: undefined,
  },
  { mapping: { match: 'a{20,}', match_type: regex, name: 'b' }, name: 'a'.repeat(300), mapped: ['b'] },
  { mapping: { match: 'a{20,}', match_type: regex, name: 'b' }, name: 'a'.repeat(19), mapped: undefined },
];

for (const { mapping, name, mapped } of rows) {
  test(`${mapping.match} maps ${name.slice(0, 40)} to ${mapped}`, () => {
    const result = mapperOf({ '*': [mapping] }).map(name);
    assert.deepEqual(result && [result.name, ...result.tags], mapped);
  });
}

test('the first profile whose prefix fits decides, and in it the first mapping', () => {
  const mapper = mapperOf({
    'a.': [
      { match: 'a.*.x', name: 'first' },
      { match: 'a.b.*', name: 'second' },
    ],
    a: [{ match: 'a.c.y', name: 'third' }],
    '*': [{ match: '*', name: 'any' }],
  });
  assert.deepEqual(
    ['a.b.x', 'a.b.y', 'a.c.y', 'z', 'z.z'].map((name) => mapper.map(name)?.name),
    ['first', 'second', undefined, 'any', undefined],
  );
});

test('the newest names are remembered', () => {
  const mapper = mapperOf({ '*': [{ match: 'a.*', name: 'a' }] }, 2);
  for (const name of ['a.1', 'b', 'a.1', 'a.2', 'a.1', 'b']) mapper.map(name);
  assert.deepEqual(mapper.counters, { lookups: 6, hits: 2, mapped: 4 });
});

test('a mapping that cannot be compiled is named', () => {
  for (const [mapping, problem] of [
    [{ match: 'a b', name: 'x' }, /letters, digits/],
    [{ match: 'a.**', name: 'x' }, /twice in a row/],
    [{ match: '(', match_type: regex, name: 'x' }, /Invalid regular expression/],
    [{ match: '(?=a)', match_type: regex, name: 'x' }, /linear time/],
    [{ match: '(a)\\1', match_type: regex, name: 'x' }, /linear time/],
    [{ match: '\\Aa', match_type: regex, name: 'x' }, /escape.*\\A/],
    [{ match: '[[:alpha:]]', match_type: regex, name: 'x' }, /named class/],
    [{ match: 'a{1,1001}', match_type: regex, name: 'x' }, /1000 times/],
  ] as const) {
    const mappings = [{ match: 'fine', name: 'x' }, mapping];
    assert.throws(() => mapperOf({ p: mappings }), new RegExp(`profile 'p', mapping 2: .*${problem.source}`));
  }
});

test('no expression holds the thread: expressions that backtrack for ever elsewhere take a moment', () => {
  const mapper = mapperOf({
    '*': [
      { match: '(a+)+b', match_type: regex, name: 'x' },
      { match: '(.*)*(.*)*(.*)*c', match_type: regex, name: 'x' },
      { match: '*-*-*-*-*-*-*-*-*-*x', name: 'x' },
    ],
  });
  const startMs = performance.now();
  assert.equal(mapper.map('a'.repeat(1024)), undefined);
  assert.equal(mapper.map('-'.repeat(1024)), undefined);
  assert.ok(performance.now() - startMs < 1000);
  assert.equal(mapper.map(`${'a'.repeat(1024)}b`), undefined, 'too long to be looked at');
});
