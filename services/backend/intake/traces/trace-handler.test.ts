import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { encodeTracesV04 } from '../../../../lib/codec/traces/testing-encode-v04.ts';
import { openTestTraces } from './testing-traces.ts';

const empty = encodeTracesV04([]);

/** Asks with headers that fetch does not let one set. @returns status and text */
function ask(options: http.RequestOptions, body: Uint8Array = empty): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request({ method: 'PUT', path: '/v0.4/traces', agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(`${response.statusCode} ${text}`));
    });
    request.on('error', reject);
    request.end(body);
  });
}

test('every answer names the Agent it is like, and the state of /info', async (t) => {
  const traces = await openTestTraces(t);
  const info = await fetch(`${traces.url}/info`);
  const state = info.headers.get('datadog-agent-state');
  assert.match(state ?? '', /^[0-9a-f]{64}$/);
  const answers = [await traces.send('/v0.4/traces', empty), await traces.send('/none', empty)];
  for (const { headers } of [info, ...answers]) {
    assert.match(headers.get('datadog-agent-version') ?? '', /^7\.\d+\.\d+$/);
    assert.equal(headers.get('datadog-agent-state'), state);
  }
});

test('what is listed in /info is served, and its limits are those that hold', async (t) => {
  const traces = await openTestTraces(t, { keys: { max_payload_size: 5000, env: 'staging' } });
  const info = (await (await fetch(`${traces.url}/info`)).json()) as {
    readonly endpoints: readonly string[];
    readonly client_drop_p0s: boolean;
    readonly config: Readonly<Record<string, unknown>>;
  };
  assert.equal(info.client_drop_p0s, false);
  const { receiver_port, max_request_bytes, default_env, statsd_port } = info.config;
  assert.deepEqual(
    [receiver_port, max_request_bytes, default_env, statsd_port],
    [traces.traces.port, 5000, 'staging', 0],
  );
  assert.ok(info.endpoints.includes('/v0.4/traces'));
  assert.ok(
    !info.endpoints.some((each) => each.startsWith('/dogstatsd') || each === '/info' || each.startsWith('/v0.2')),
  );
  for (const endpoint of info.endpoints) {
    const { status } = await traces.send(`${endpoint}${endpoint.endsWith('/') ? 'api/v2/x' : ''}?q=1`, '', {
      method: 'POST',
    });
    assert.ok(status < 404, `${endpoint}: ${status}`);
  }
});

test('an unknown path is 404 and a wrong method 405, in words, and the connection goes on', async (t) => {
  const traces = await openTestTraces(t);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  t.after(() => agent.destroy());
  const { port } = traces.traces;
  assert.equal(await ask({ port, agent, path: '/v9/traces' }), '404 /v9/traces is not served here\n');
  assert.equal(await ask({ port, agent, method: 'PATCH' }), '405 /v0.4/traces takes POST and PUT\n');
  assert.match(await ask({ port, agent }), /^200 /);
  assert.equal(traces.counters()['traces.http.refused.404'], 1);
});

test('what a page of another site could send is refused', async (t) => {
  const { port } = (await openTestTraces(t)).traces;
  const refused: readonly Record<string, string>[] = [
    { Host: 'evil.example:8126' },
    { Origin: 'http://evil.example' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ];
  for (const headers of refused) assert.match(await ask({ port, headers }), /^403 /);
  for (const Host of ['localhost', `127.0.0.1:${port}`, 'LAB-HOST']) {
    assert.match(await ask({ port, headers: { Host } }), /^200 /);
  }
});

test('a Unix socket besides the port serves the same, whatever it is called there; its file goes at the end', async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'labrador-apm-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const socketPath = path.join(folder, 'apm.socket');
  const traces = await openTestTraces(t, { keys: { receiver_socket: socketPath } });
  assert.match(await ask({ socketPath, headers: { Host: 'UDS__apm.socket' } }), /^200 /);
  assert.match(await ask({ port: traces.traces.port }), /^200 /);
  await traces.traces.close();
  await assert.rejects(ask({ socketPath }), { code: 'ENOENT' });
});

test('a body without a length is read; one past the bound is answered, and its connection ends', async (t) => {
  const traces = await openTestTraces(t, { keys: { max_payload_size: 1024 } });
  const { port } = traces.traces;
  assert.match(await ask({ port, headers: { 'Transfer-Encoding': 'chunked' } }), /^200 /);
  const large = Buffer.alloc(100_000);
  assert.match(await ask({ port, headers: { 'Transfer-Encoding': 'chunked' } }, large), /^413 /);
  assert.match(await ask({ port }, large), /^413 /);
});

test('a client that goes away within its body is counted', async (t) => {
  const traces = await openTestTraces(t);
  const socket = net.connect(traces.traces.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'PUT /v0.4/traces HTTP/1.1\r\nHost: localhost\r\nX-Datadog-Trace-Count: 4\r\nContent-Length: 100\r\n\r\nabc',
  );
  while (traces.counters()['traces.refused.chunks'] === undefined) {
    await new Promise(setImmediate);
    if (socket.writable) socket.destroy();
  }
  const counters = traces.counters();
  assert.deepEqual([counters['traces.refused.payloads.cut_off'], counters['traces.refused.chunks']], [1, 4]);
});

test('a client that is too slow is cut off', async (t) => {
  const traces = await openTestTraces(t, { bounds: { requestTimeoutMs: 20 } });
  const socket = net.connect(traces.traces.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  socket.write('PUT /v0.4/traces HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc');
  await once(socket, 'close');
  assert.match(answer, /^HTTP\/1\.1 408 /);
  assert.equal(traces.counters()['traces.refused.payloads.cut_off'], 1);
});
