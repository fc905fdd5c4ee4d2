import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import request from 'supertest';
import { createLogger } from '../../lib/log/logger.ts';
import { createApp } from './app.ts';

const log = createLogger('test', 'off');
const list = { data: [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Alan' }], meta: { page: 1, per_page: 20, total: 40 } };

/** The application; `waits` are the delays it asked for, which pass at once. */
function startApp(employeesUrl?: string) {
  const waits: number[] = [];
  const wait = async (delayMs: number): Promise<void> => void waits.push(delayMs);
  return { app: createApp({ log, employeesUrl, allowedHosts: [], wait }), waits };
}

/** Something that answers in place of the employees service. @returns its URL */
async function standIn(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('the three endpoints answer with their texts', async () => {
  const { app } = startApp();
  const texts: readonly (readonly [string, string])[] = [
    ['/', 'Entrypoint to the Application'],
    ['/api/apm', 'Getting APM Started'],
    ['/api/trace', 'Posting Traces'],
  ];
  for (const [path, text] of texts) {
    const answer = await request(app)
      .get(path)
      .expect(200)
      .expect('Content-Type', /^text\/plain/);
    assert.equal(answer.text, text);
  }
});

describe('/api/employees', () => {
  test("gives the employees service's answer, and passes the query on", async (t) => {
    const asked: unknown[] = [];
    const url = await standIn(t, ({ url: path }, response) => {
      asked.push(path);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(list));
    });
    const { app } = startApp(url);
    assert.deepEqual((await request(app).get('/api/employees').expect(200)).body, list);
    await request(app).get('/api/employees?q=a%26b&page=2').expect(200);
    assert.deepEqual(asked, ['/api/employees', '/api/employees?q=a%26b&page=2']);
  });

  test('what the caller did wrong there is told here', async (t) => {
    const error = { error: { code: 'invalid', message: 'no', fields: { page: 'no' } } };
    const url = await standIn(t, (_request, response) => response.writeHead(400).end(JSON.stringify(error)));
    assert.deepEqual((await request(startApp(url).app).get('/api/employees?page=x').expect(400)).body, error);
  });

  const broken: readonly (readonly [string, RequestListener, RegExp])[] = [
    ['an error', (_request, response) => response.writeHead(503).end('{}'), /answered 503/],
    ['no JSON', (_request, response) => response.end('<html>'), /did not answer with JSON/],
    ['too much', (_request, response) => response.end(`"${'x'.repeat(1024 * 1024)}"`), /too large/],
    ['half of it', ({ socket }) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'), /cannot be reached/],
  ];
  for (const [what, listener, message] of broken) {
    test(`${what} from there is a 502 that says so`, async (t) => {
      const { app } = startApp(await standIn(t, listener));
      const { body } = await request(app).get('/api/employees').expect(502);
      assert.match(body.error.message, message);
    });
  }

  test('nobody there, or nowhere to look, is a 502 that says so', async (t) => {
    const url = await standIn(t, ({ socket }) => socket.destroy());
    const gone = await request(startApp(url).app).get('/api/employees').expect(502);
    assert.deepEqual(gone.body, { error: { message: `The employees service at ${url} cannot be reached` } });
    const unknown = await request(startApp().app).get('/api/employees').expect(502);
    assert.match(unknown.body.error.message, /set EMPLOYEES_URL/);
  });
});

test('/api/report counts first letters', async (t) => {
  const url = await standIn(t, (_request, response) => response.end(JSON.stringify(list)));
  const { body } = await request(startApp(url).app).get('/api/report').expect(200);
  assert.deepEqual(body, { employees: 40, counted: 3, by_first_letter: { A: 2, B: 1 } });
  await request(startApp().app).get('/api/report').expect(502);
  const refusing = await standIn(t, (_request, response) => response.writeHead(403).end('{}'));
  await request(startApp(refusing).app).get('/api/report').expect(502);
});

describe('/api/slow', () => {
  for (const [query, waits] of [
    ['', 500],
    ['?ms=0', 0],
    ['?ms=10000', 10_000],
  ] as const) {
    test(`${query || 'without ms'} waits ${waits} ms`, async () => {
      const testing = startApp();
      const { body } = await request(testing.app).get(`/api/slow${query}`).expect(200);
      assert.deepEqual(body, { waited_ms: waits });
      assert.deepEqual(testing.waits, [waits]);
    });
  }
  for (const query of ['ms=10001', 'ms=-1', 'ms=1.5', 'ms=x', 'ms=', 'ms=1&ms=2', 'ms=1e3']) {
    test(`?${query} is refused`, async () => {
      const testing = startApp();
      const { body } = await request(testing.app).get(`/api/slow?${query}`).expect(400);
      assert.match(body.error.message, /ms must be a whole number from 0 to 10000/);
      assert.deepEqual(testing.waits, []);
    });
  }

  test('a wait that nobody waits for ends', async (t) => {
    const aborted = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const app = createApp({
      log,
      employeesUrl: undefined,
      allowedHosts: [],
      wait: (_delayMs, signal) => {
        started.resolve();
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            aborted.resolve();
            reject(signal.reason);
          }),
        );
      },
    });
    const url = await standIn(t, app);
    const leave = new AbortController();
    const asked = assert.rejects(fetch(`${url}/api/slow?ms=9999`, { signal: leave.signal }));
    await started.promise;
    leave.abort();
    await Promise.all([asked, aborted.promise]);
  });
});

test('/api/error fails with 500; what is not there is 404; a foreign name is refused', async () => {
  const { app } = startApp();
  const failed = await request(app).get('/api/error').expect(500);
  assert.deepEqual(failed.body, { error: { message: 'This endpoint fails on purpose' } });
  const missing = await request(app).get('/api/nothing').expect(404);
  assert.deepEqual(missing.body, { error: { message: 'There is nothing at this address' } });
  await request(app).get('/').set('Host', 'evil.example').expect(403);
  await request(app).get('/healthz').expect(200);
});
