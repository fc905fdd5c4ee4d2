import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { VirtualClock } from '../../../lib/clock/virtual-clock.ts';
import { createLogger } from '../../../lib/log/logger.ts';
import { HostMetadataPoster } from './host-metadata-poster.ts';

interface Posted {
  readonly url: string | undefined;
  readonly apiKey: unknown;
  readonly body: { internalHostname: string; uuid: string; 'host-tags': { system: string[] } };
}

test('posts at once, when something changed and every half hour; a failure is tried again', async (t) => {
  const posted: Posted[] = [];
  let answer = 500;
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Posted['body'];
      posted.push({ url: request.url, apiKey: request.headers['dd-api-key'], body });
      response.writeHead(answer).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clock = new VirtualClock();
  const poster = new HostMetadataPoster({ clock, log: createLogger('test', 'off') });
  t.after(() => {
    poster.stop();
    server.closeAllConnections();
    server.close();
  });
  /** Moves the clock in steps, letting requests in flight come back, until so many were posted. */
  const until = async (count: number, stepMs = 0) => {
    const giveUpAt = performance.now() + 10_000;
    while (posted.length < count && performance.now() < giveUpAt) await clock.advance(stepMs);
    assert.equal(posted.length, count);
  };
  const ddUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = { ddUrl, hostname: 'h', hostTags: ['env:lab'], uuid: 'u', apiKey: 'k' };

  poster.update({ ...target, ddUrl: '' });
  await clock.advance(3_600_000);
  assert.equal(posted.length, 0);

  poster.update(target);
  await until(1);
  assert.equal(posted[0]?.url, '/intake/');
  assert.equal(posted[0]?.apiKey, 'k');
  assert.equal(posted[0]?.body.internalHostname, 'h');
  assert.deepEqual(posted[0]?.body['host-tags'], { system: ['env:lab'] });
  answer = 202;
  await until(2, 100);
  poster.update(target);
  poster.update({ ...target, hostTags: ['env:prod'] });
  await until(3);
  assert.deepEqual(posted[2]?.body['host-tags'], { system: ['env:prod'] });
  await until(4, 60_000);
});
