import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMetadataCsv } from './metadata-csv.ts';

const header =
  'metric_name,metric_type,interval,unit_name,per_unit_name,description,orientation,integration,short_name,curated_metric';

test('rows become metadata; empty columns are left out', () => {
  const { metrics, problems } = parseMetadataCsv(
    `${header}\nweb.bytes,gauge,10,byte,second,Bytes sent,1,web,bytes,\nweb.hits,count,,,,,0,web,,\n`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(metrics, {
    'web.bytes': {
      type: 'gauge',
      description: 'Bytes sent',
      shortName: 'bytes',
      unit: 'byte',
      perUnit: 'second',
      statsdIntervalS: 10,
      integration: 'web',
    },
    'web.hits': { type: 'count', integration: 'web' },
  });
});

test('quoted fields hold commas, quotes and newlines; CRLF and a byte order mark do not matter', () => {
  const { metrics, problems } = parseMetadataCsv(
    `\uFEFF${header}\r\na,gauge,,,,"one, ""two""\nthree",0,x,,\r\n\r\nb,rate,,,,plain,0,x,,`,
  );
  assert.deepEqual(problems, []);
  assert.equal(metrics.a?.description, 'one, "two"\nthree');
  assert.equal(metrics.b?.type, 'rate');
});

test('problems carry their line, and only their row is lost', () => {
  const { metrics, problems } = parseMetadataCsv(
    [
      header,
      'a,gauge,,,,"two\nlines",0,x,,',
      'b,gouge,,,,,0,x,,',
      'c,gauge,,,,a, comma,0,x,,',
      ',gauge,,,,,0,x,,',
      'a,count,,,,,0,x,,',
      'd,gauge,soon,,,,0,x,,',
      'e,distribution,,,,,0,x,,',
    ].join('\n'),
  );
  assert.deepEqual(Object.keys(metrics), ['a', 'e']);
  assert.deepEqual(
    problems.map(({ line, message }) => `${line} ${message}`),
    [
      '4 metric_type gouge is not one of gauge, count, rate, distribution',
      '5 has 11 fields where the header has 10; quote fields with commas',
      '6 metric_name is empty',
      '7 a is declared twice',
      '8 interval soon is not a number of seconds',
    ],
  );
});

test('an empty file, a missing or unknown column and an open quote are told', () => {
  assert.equal(parseMetadataCsv('').problems[0]?.message, 'there is no header');
  assert.deepEqual(
    parseMetadataCsv('metric_name,kind\n').problems.map(({ message }) => message),
    ['the column metric_type is missing', 'kind is not a known column'],
  );
  assert.deepEqual(parseMetadataCsv(`${header}\na,gauge,,,,"open,0,x,,\n`).problems[0], {
    line: 2,
    message: 'a quote is not closed',
  });
});
