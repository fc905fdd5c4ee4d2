import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpError } from '../../http/http-error.ts';
import { maxBins } from '../../sketch/sketch.ts';
import { ProtobufWriter } from '../protobuf/protobuf-writer.ts';
import { anySketches, damaged, testTime } from '../testing-batches.ts';
import { decodeSketches } from './decode-sketches.ts';
import { encodeSketches } from './encode-sketches.ts';

const { nowS } = testTime;
const decode = (body: Buffer) => decodeSketches(body, testTime);

/** A sketch of the values 1 and 2, but for what differs. */
function dogsketch(
  differs: Partial<Record<'ts' | 'cnt' | 'min' | 'max' | 'sum', number>> = {},
  k = [1338, 1383],
  n = [1, 1],
) {
  const { ts, cnt, min, max, sum } = { ts: nowS, cnt: 2, min: 1, max: 2, sum: 3, ...differs };
  const message = new ProtobufWriter().integer(1, ts).integer(2, cnt).double(3, min).double(4, max).double(6, sum);
  return message.packed(7, 'sint', k).packed(8, 'integer', n);
}

function payload(...dogsketches: readonly ProtobufWriter[]): Buffer {
  const series = new ProtobufWriter().text(1, 'm');
  for (const each of dogsketches) series.item(7, each);
  return new ProtobufWriter().item(1, series).toBuffer();
}

test('bytes as an Agent writes them, by hand', () => {
  const ts = '80bc9cc706'; // 1,759,976,960 in groups of seven bits
  const summary = [`08${ts}`, '10828004', '19000000000000f0bf', '210000000000000040', '290000000000000000'];
  // Count 65,538; k: -1338, 0, 1383 and again 1383; n: 1, 1, 65,535 and 1
  const bins = ['3a07', 'f314', '00', 'ce15', 'ce15', '4206', '01', '01', 'ffff03', '01'];
  const sketch = Buffer.from([...summary, '310000000000000840', ...bins].join(''), 'hex');
  const head = Buffer.from('0a016d120168220561c3a93a622206454e563a6162', 'hex');
  const body = Buffer.concat([
    Buffer.from([0x0a, head.length + 2 + sketch.length]),
    head,
    Buffer.from([0x3a, sketch.length]),
    sketch,
    Buffer.from('12020a00', 'hex'),
  ]);
  const { batch, refusals } = decodeSketches(body, { ...testTime, nowS: 1_759_976_960 });
  assert.deepEqual(refusals.first, []);
  assert.deepEqual(batch.contexts, [
    { metric: 'm', type: 'distribution', host: 'h', tags: ['aé:b', 'env:ab'], intervalS: 0 },
  ]);
  assert.deepEqual([...batch.timestampS], [1_759_976_960]);
  assert.deepEqual([batch.count[0], batch.sum[0], batch.min[0], batch.max[0]], [65_538, 3, -1, 2]);
  assert.deepEqual([...batch.binKey], [-1338, 0, 1383]);
  assert.deepEqual([...batch.binWeight], [1, 1, 65_536]);
});

const faults: readonly (readonly [string, ProtobufWriter, RegExp])[] = [
  ['bad_value', dogsketch({ cnt: 0 }), /"m": dogsketches\[0\] has 0 as count/],
  ['bad_value', dogsketch({ cnt: -1 }), /has -1 as count/],
  ['bad_value', dogsketch({ sum: Number.NaN }), /has NaN as sum/],
  ['bad_value', dogsketch({ min: Number.NEGATIVE_INFINITY }), /has -Infinity as min/],
  ['bad_value', dogsketch({ max: Number.POSITIVE_INFINITY }), /has Infinity as max/],
  ['bad_value', dogsketch({ min: 3 }), /has 3 as min and 2 as max/],
  ['bad_value', dogsketch({}, [1], [1, 1]), /has 1 keys of bins and 2 counts/],
  ['bad_value', dogsketch({}, [32_768], [1]), /has a bin of key 32768/],
  ['bad_value', dogsketch({ cnt: 3 }, [1338, 1383], [3, 4]), /has 3 as count and 7 in its bins/],
  ['bad_value', dogsketch({}, [1338], [1]), /has 2 as count and 1 in its bins/],
  ['bad_value', dogsketch({}, [1], [2 ** 32]), /has a bin with 4294967296 as count/],
  ['bad_value', dogsketch({}, [1], [0]), /has no bins/],
  ['too_old', dogsketch({ ts: nowS - 15 * 86_400 - 1 }), /more than 15 days old/],
  ['too_new', dogsketch({ ts: nowS + 601 }), /dogsketches\[0\]: timestamp \d+ is more than 10 minutes in the future$/],
];

for (const [reason, fault, words] of faults) {
  test(`a sketch that is refused (${words.source}) costs no other`, () => {
    const { batch, refusals } = decode(payload(fault, dogsketch()));
    assert.deepEqual(Object.fromEntries(refusals.countByReason), { [reason]: 1 });
    assert.match(refusals.first[0] ?? '', words);
    assert.deepEqual([...batch.sum], [3]);
  });
}

test('the last key and count of a bin that are taken', () => {
  const { batch, refusals } = decode(
    payload(dogsketch({ cnt: 2 ** 32, min: -1e99, max: 1e99 }, [-32_767, 32_767], [1, 2 ** 32 - 1])),
  );
  assert.equal(refusals.total, 0);
  assert.deepEqual([...batch.binWeight], [1, 2 ** 32 - 1]);
});

test('more bins than a sketch has are joined from the lowest up', () => {
  const keys = Array.from({ length: maxBins + 2 }, (_, i) => i + 1);
  const { batch } = decode(
    payload(
      dogsketch(
        { cnt: keys.length },
        keys,
        keys.map(() => 1),
      ),
    ),
  );
  assert.deepEqual([batch.binKey.length, batch.binKey[0], batch.binWeight[0]], [maxBins, 3, 3]);
});

test('a series without name, and distributions in the old form, are counted by their sketches', () => {
  const nameless = new ProtobufWriter().text(2, 'h').item(7, dogsketch()).item(7, dogsketch());
  const old = new ProtobufWriter().text(1, 'm').item(3, new ProtobufWriter().integer(1, nowS)).item(7, dogsketch());
  const { batch, refusals } = decode(new ProtobufWriter().item(1, nameless).item(1, old).toBuffer());
  assert.equal(batch.count.length, 1);
  assert.deepEqual(Object.fromEntries(refusals.countByReason), { bad_name: 2, bad_item: 1 });
  assert.deepEqual(refusals.first, ['sketches[0]: metric is ""', 'sketches[1] "m": distributions are not read']);
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(anySketches, (batch) => {
      const { batch: again, refusals } = decode(encodeSketches(batch));
      assert.deepEqual(refusals.first, []);
      assert.deepEqual(again, batch);
    }),
  );
});

test('any bytes are a payload or refused', () => {
  const some = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    anySketches.chain((batch) => damaged(encodeSketches(batch))),
  );
  fc.assert(
    fc.property(some, (body) => {
      try {
        const { batch } = decode(body);
        assert.ok(batch.binKey.length <= body.length);
      } catch (error) {
        assert.ok(error instanceof HttpError && error.status === 400, String(error));
      }
    }),
    { numRuns: 2000 },
  );
});
