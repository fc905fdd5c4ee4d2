import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './lines-of.ts';
import { type ExpositionFormat, maxFamilySamples, parseExposition } from './parse-exposition.ts';

const parse = (text: string, format: ExpositionFormat = 'prometheus') => [
  ...parseExposition(linesOf(Buffer.from(text)), format),
];
/** A family as lines: `name type`, then `suffix {labels} value`. */
const shown = (text: string, format?: ExpositionFormat) =>
  parse(text, format).flatMap(({ name, type, samples }) => [
    `${name} ${type}`,
    ...samples.map(({ suffix, labels, value }) => `  ${suffix} ${JSON.stringify([...labels])} ${value}`),
  ]);

test('the example of the Prometheus text format is read whole', () => {
  const text = String.raw`# HELP http_requests_total The total number of HTTP requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3 1395066363000

# Escaping in label values:
msdos_file_access_time_seconds{path="C:\\DIR\\FILE.TXT",error="Cannot find file:\n\"FILE.TXT\""} 1.458255915e9

# Minimalistic line:
metric_without_timestamp_and_labels 12.47

# A weird metric from before the epoch:
something_weird{problem="division by zero"} +Inf -3982045

# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le="0.05"} 24054
http_request_duration_seconds_bucket{le="+Inf"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320

# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile="0.99"} 76656
rpc_duration_seconds_sum 1.7560473e+07
rpc_duration_seconds_count 2693
`;
  assert.deepEqual(shown(text), [
    'http_requests counter',
    '  _total [["method","post"],["code","200"]] 1027',
    '  _total [["method","post"],["code","400"]] 3',
    'msdos_file_access_time_seconds unknown',
    String.raw`   [["path","C:\\DIR\\FILE.TXT"],["error","Cannot find file:\n\"FILE.TXT\""]] 1458255915`,
    'metric_without_timestamp_and_labels unknown',
    '   [] 12.47',
    'something_weird unknown',
    '   [["problem","division by zero"]] Infinity',
    'http_request_duration_seconds histogram',
    '  _bucket [["le","0.05"]] 24054',
    '  _bucket [["le","+Inf"]] 144320',
    '  _sum [] 53423',
    '  _count [] 144320',
    'rpc_duration_seconds summary',
    '   [["quantile","0.99"]] 76656',
    '  _sum [] 17560473',
    '  _count [] 2693',
  ]);
});

test('OpenMetrics has exemplars, units, times of creation, info and state sets', () => {
  const text = `# TYPE acme_http_router_request_seconds summary
# UNIT acme_http_router_request_seconds seconds
# HELP acme_http_router_request_seconds Latency though all of ACME's HTTP request router.
acme_http_router_request_seconds_sum{path="/api/v1",method="GET"} 9036.32
acme_http_router_request_seconds_count{path="/api/v1",method="GET"} 807283.0
acme_http_router_request_seconds_created{path="/api/v1",method="GET"} 1605281325.0
# TYPE go_goroutines gauge
go_goroutines 69
# TYPE foo histogram
foo_bucket{le="0.01"} 0
foo_bucket{le="0.1"} 8 # {} 0.054
foo_bucket{le="1"} 11 # {trace_id="KOO5S4vxi0o # {"} 0.67
foo_bucket{le="+Inf"} 17 1520879607.789 # {trace_id="oHg5SJYRHA0"} 9.8 1520879607.789
foo_count 17
foo_sum 324789.3
foo_created 1520430000.123
# TYPE process_cpu_seconds counter
process_cpu_seconds_total 4.20072246e+06
process_cpu_seconds_created 1520430000
# TYPE build info
build_info{version="1.2"} 1
# TYPE feature stateset
feature{feature="a"} 1
feature{feature="b"} 0
# TYPE queue gaugehistogram
queue_bucket{le="+Inf"} 4
queue_gcount 4
queue_gsum 7
# EOF
`;
  assert.deepEqual(shown(text, 'openmetrics'), [
    'acme_http_router_request_seconds summary',
    '  _sum [["path","/api/v1"],["method","GET"]] 9036.32',
    '  _count [["path","/api/v1"],["method","GET"]] 807283',
    '  _created [["path","/api/v1"],["method","GET"]] 1605281325',
    'go_goroutines gauge',
    '   [] 69',
    'foo histogram',
    '  _bucket [["le","0.01"]] 0',
    '  _bucket [["le","0.1"]] 8',
    '  _bucket [["le","1"]] 11',
    '  _bucket [["le","+Inf"]] 17',
    '  _count [] 17',
    '  _sum [] 324789.3',
    '  _created [] 1520430000.123',
    'process_cpu_seconds counter',
    '  _total [] 4200722.46',
    '  _created [] 1520430000',
    'build info',
    '  _info [["version","1.2"]] 1',
    'feature stateset',
    '   [["feature","a"]] 1',
    '   [["feature","b"]] 0',
    'queue gaugehistogram',
    '  _bucket [["le","+Inf"]] 4',
    '  _gcount [] 4',
    '  _gsum [] 7',
  ]);
});

test('what clients write on the edge of the format is read', () => {
  // Tabs, blanks before labels and around signs, a comma at the end, carriage returns, no end of the last line.
  assert.deepEqual(shown('a\t1\r\nb {x = "1" ,y="2",} NaN\r\nc{} -Inf'), [
    'a unknown',
    '   [] 1',
    'b unknown',
    '   [["x","1"],["y","2"]] NaN',
    'c unknown',
    '   [] -Infinity',
  ]);
  // A counter without _total, a family without samples, a histogram's time of creation as a gauge (prometheus_client).
  const python =
    '# TYPE n counter\nn 3\n# TYPE none gauge\n# TYPE h_created gauge\nh_created 1.7e9\n# TYPE u untyped\nu 0\n';
  assert.deepEqual(shown(python), [
    'n counter',
    '  _total [] 3',
    'none gauge',
    'h_created gauge',
    '   [] 1700000000',
    'u unknown',
    '   [] 0',
  ]);
  assert.deepEqual(shown('# TYPE "my.metric" gauge\n{"my.metric","a.b"="ü}"} 1\n'), [
    'my.metric gauge',
    '   [["a.b","ü}"]] 1',
  ]);
  assert.deepEqual(shown(''), []);
});

test('what cannot be read is told with its line', () => {
  const cases: [string, RegExp, ExpositionFormat?][] = [
    ['a 1\nb\n', /^line 2 has no value$/],
    ['a x', /^line 1 "x" is not a number$/],
    ['a 0x1', /"0x1" is not a number/],
    ['a 1 now', /"now" is not a number/],
    ['a 1 2 3', /has "3" after its time/],
    ['a{b="1" 1', /has no "," or "}" at "1"/],
    ['a{b="1"', /has no "," or "}" at its end/],
    ['a{b=1} 1', /has no value in quotes for the label b/],
    ['a{b="1} 1', /has no value in quotes for the label b/],
    ['a{b="1",b="2"} 1', /has the label b twice/],
    ['a{b} 1', /has no "=" after the label b/],
    ['a{"b"} 1', /has two names/],
    ['{a="b"} 1', /has no name/],
    ['a 1 # {b="c"}', /has an exemplar without a value/],
    ['# TYPE a counters', /has the type "counters", which is none/],
    ['# TYPE a gauge\n# TYPE a counter', /^line 2 gives a second type to a/],
    ['# HELP a b\na 1\n# TYPE a gauge', /^line 3 gives a type to a after its samples/],
    ['a 1\n', /ends without # EOF/, 'openmetrics'],
    ['a 1\n# EOF\nb 1\n', /^line 3 comes after # EOF/, 'openmetrics'],
    ['# about it\n# EOF\n', /^line 1 is a comment that is none of/, 'openmetrics'],
  ];
  for (const [text, message, format] of cases) assert.throws(() => parse(text, format), { message });
});

test('a family has its bound', () => {
  const text = (count: number) => `# TYPE a gauge\n${'a 1\n'.repeat(count)}b 1`;
  assert.equal(parse(text(maxFamilySamples))[0]?.samples.length, maxFamilySamples);
  assert.throws(() => parse(text(maxFamilySamples + 1)), /^Error: line 100002 is one more than 100000 of a$/);
});
