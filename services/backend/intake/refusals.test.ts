import assert from 'node:assert/strict';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { encodeMetricsV3 } from '../../../lib/codec/metrics-v3/encode-metrics-v3.ts';
import type { Route } from '../../../lib/http/route.ts';
import { bodyLimits } from './body-limits.ts';
import { checkRunRoutes } from './check-run/routes.ts';
import { distributionPointRoutes } from './distribution-points/routes.ts';
import { openDoor } from './door-harness.ts';
import { eventRoutes } from './events/routes.ts';
import { hostMetadataRoutes } from './host-metadata/routes.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { metricsV3Routes } from './metrics-v3/routes.ts';
import { postBytes } from './post-bytes.ts';
import { maxUnansweredRows } from './refuse-when-full.ts';
import { seriesRoutes } from './series/routes.ts';
import { sketchRoutes } from './sketches/routes.ts';

/** Every door with the smallest body that it takes. */
const doors: readonly (readonly [readonly Route<IntakeDeps>[], Buffer])[] = [
  [seriesRoutes, Buffer.from('{"series":[]}')],
  [distributionPointRoutes, Buffer.from('{"series":[]}')],
  [checkRunRoutes, Buffer.from('[]')],
  [hostMetadataRoutes, Buffer.from('{"internalHostname":"h"}')],
  [sketchRoutes, Buffer.from([0x12, 0])],
  [metricsV3Routes, encodeMetricsV3({})],
];

/** JSON may end in spaces; in protobuf a field that nobody knows is passed over. */
function padded(body: Buffer, length: number): Buffer {
  if (body[0] === 0x7b || body[0] === 0x5b) return Buffer.concat([body, Buffer.alloc(length - body.length, ' ')]);
  const field = Buffer.from([0xfa, 0x01, 0, 0, 0, 0]);
  let rest = length - body.length - field.length;
  for (let i = 2; i < 6; i += 1, rest >>= 7) field[i] = (rest & 0x7f) | (i < 5 ? 0x80 : 0);
  return Buffer.concat([body, field, Buffer.alloc(length - body.length - field.length)]);
}

for (const [routes, body] of doors) {
  for (const { path, bodyLimit } of routes) {
    assert.ok(bodyLimit);
    const json = {
      'Content-Type': body[0] === 0x7b || body[0] === 0x5b ? 'application/json' : 'application/x-protobuf',
    };

    test(`${path}: the last byte as sent that is taken, and the first too many`, async () => {
      const { app } = openDoor(routes);
      await postBytes(app, path, padded(body, bodyLimit.sent), json).expect(202);
      const { status, text } = await postBytes(app, path, padded(body, bodyLimit.sent + 1), json);
      assert.deepEqual(
        [status, JSON.parse(text)],
        [413, { errors: [`Payload too large: at most ${bodyLimit.sent} bytes as sent`] }],
      );
    });

    test(`${path}: what is too large when decompressed is 413, what is no encoding 415, what is broken 400`, async () => {
      const { app } = openDoor(routes);
      const send = async (bytes: Buffer, encoding: string) => {
        const { status, text } = await postBytes(app, path, bytes, { ...json, 'Content-Encoding': encoding });
        return [status, JSON.parse(text).errors[0]];
      };
      const bomb = zlib.zstdCompressSync(Buffer.alloc(bodyLimit.inflated + 1));
      assert.deepEqual(await send(bomb, 'zstd'), [
        413,
        `Payload too large: at most ${bodyLimit.inflated} bytes when decompressed`,
      ]);
      assert.deepEqual(await send(body, 'br'), [
        415,
        "Content-Encoding 'br' is not supported; use gzip, deflate, zstd or identity",
      ]);
      const [status, words] = await send(body, 'gzip');
      assert.equal(status, 400);
      assert.match(words, /Cannot decompress body \(Content-Encoding 'gzip'\)/);
    });

    test(`${path}: while the store is behind it is 429`, async () => {
      const { app, sent } = openDoor(routes, maxUnansweredRows + 1);
      await postBytes(app, path, body, json).expect(429);
      assert.deepEqual(sent, []);
    });

    for (const type of ['application/json', 'text/json', 'text/plain', 'application/x-www-form-urlencoded', '']) {
      if (json['Content-Type'] !== 'application/json') continue;
      test(`${path} reads JSON that calls itself '${type}'`, async () => {
        await postBytes(openDoor(routes).app, path, body, { 'Content-Type': type }).expect(202);
      });
    }
  }
}

test('the limits are those of Datadog', () => {
  assert.deepEqual(bodyLimits.large, { sent: 3_200_000, inflated: 62_914_560 });
  assert.deepEqual(bodyLimits.series, { sent: 512_000, inflated: 5_242_880 });
});

for (const path of ['/api/v1/events', '/api/v2/events']) {
  test(`${path}: too large is 413, another encoding 415, broken JSON 400`, async () => {
    const { app } = openDoor(eventRoutes);
    const json = { 'Content-Type': 'application/json' };
    await postBytes(app, path, Buffer.alloc(1024 * 1024 + 1, ' '), json).expect(413);
    const bomb = zlib.gzipSync(Buffer.alloc(4 * 1024 * 1024 + 1));
    await postBytes(app, path, bomb, { ...json, 'Content-Encoding': 'gzip' }).expect(413);
    await postBytes(app, path, Buffer.from('{}'), { ...json, 'Content-Encoding': 'br' }).expect(415);
    await postBytes(app, path, Buffer.from('{"a":NaN}'), json).expect(400);
    await postBytes(app, path, Buffer.alloc(0), json).expect(400);
  });
}
