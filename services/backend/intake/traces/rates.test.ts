import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SpanBatch, spanFlags } from '../../../../lib/model/span.ts';
import { Rates } from './rates.ts';

/** Spans by service and env; those without a mark are no entries of their service. */
function batch(spans: readonly (readonly [service: string, env: string, isEntry?: boolean])[]): SpanBatch {
  const texts = [...new Set(['', ...spans.flatMap(([service, env]) => [service, env])])];
  return {
    texts,
    spanId: new BigUint64Array(spans.length),
    flags: Uint8Array.from(spans, ([, , isEntry = true]) => (isEntry ? spanFlags.topLevel : 0)),
    service: Uint32Array.from(spans, ([service]) => texts.indexOf(service)),
    env: Uint32Array.from(spans, ([, env]) => texts.indexOf(env)),
  } as unknown as SpanBatch;
}

test('the rate of every service that came is 1, and the default is always there', () => {
  const rates = new Rates('x');
  assert.equal(rates.body, '{"rate_by_service":{"service:,env:":1}}');
  const first = rates.version;
  rates.note(
    batch([
      ['Shop', 'lab'],
      ['db', 'lab', false],
      ['shop', 'lab'],
      ['shop', 'prod'],
    ]),
  );
  assert.deepEqual(JSON.parse(rates.body), {
    rate_by_service: { 'service:,env:': 1, 'service:shop,env:lab': 1, 'service:shop,env:prod': 1 },
  });
  assert.notEqual(rates.version, first);
});

test('the version changes with the rates only, and is another one in another process', () => {
  const rates = new Rates('x');
  rates.note(batch([['shop', 'lab']]));
  const { version } = rates;
  rates.note(batch([['shop', 'lab']]));
  assert.equal(rates.version, version);
  const other = new Rates('y');
  other.note(batch([['shop', 'lab']]));
  assert.notEqual(other.version, version);
});

test('services beyond a bound have the default', () => {
  const rates = new Rates('x');
  for (let i = 0; i < 1100; i += 1) rates.note(batch([[`shop-${i}`, 'lab']]));
  const { rate_by_service } = JSON.parse(rates.body) as { readonly rate_by_service: object };
  assert.equal(Object.keys(rate_by_service).length, 1001);
});
