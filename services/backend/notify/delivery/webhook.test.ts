import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { type WebhookConfig, webhookSchema } from '../../../../lib/config/notify-schema.ts';
import { DeliveryError } from './delivery-error.ts';
import { postWebhook } from './post-webhook.ts';
import { webhookRequest } from './webhook-request.ts';

const variables = {
  ID: '7',
  EVENT_TITLE: 'a "b" \\ é',
  EVENT_MSG: '%%%\nx\n%%%',
  TAGS: 'a:b,c',
  'TAGS[a]': 'b',
  USER: undefined,
};

function requestOf(config: Partial<WebhookConfig>, name = 'webhook-x') {
  return webhookRequest(webhookSchema.parse({ url: 'http://localhost/', ...config }), { name, variables });
}

test('a payload is filled with what its variables are, as JSON', () => {
  const payload = {
    a$ID: ['$EVENT_TITLE', 1, { t: '$TAGS / $TAGS[a] / $TAGS[z]' }],
    cost: '$5 $$ID $NOPE $USER $INCIDENT_URL',
  };
  const { body, headers } = requestOf({ payload });
  assert.deepEqual(JSON.parse(body), {
    a7: ['a "b" \\ é', 1, { t: 'a:b,c / b / null' }],
    cost: '$5 $7 $NOPE null null',
  });
  assert.equal(headers['Content-Type'], 'application/json; charset=utf-8');
  assert.deepEqual(JSON.parse(requestOf({ payload: '{"n": $ID, "t": "$EVENT_MSG"}' }).body), {
    n: 7,
    t: '%%%\nx\n%%%',
  });
});

test('without a payload it is Datadog’s own, of chats what they take', () => {
  assert.deepEqual(Object.keys(JSON.parse(requestOf({}).body)), [
    'body',
    'last_updated',
    'event_type',
    'title',
    'date',
    'org',
    'id',
  ]);
  assert.deepEqual(JSON.parse(requestOf({}, 'slack-ops').body), { text: 'a "b" \\ é\nnull' });
});

test('a form has a field for each key; headers are the user’s before ours', () => {
  const { body, headers } = requestOf({
    encode_as: 'form',
    payload: { title: '$EVENT_TITLE', list: [1, '$ID'] },
    custom_headers: { 'User-Agent': 'mine', 'X-A': 'b' },
  });
  assert.deepEqual(Object.fromEntries(new URLSearchParams(body)), { title: 'a "b" \\ é', list: '[1,"7"]' });
  assert.deepEqual(headers, { 'User-Agent': 'mine', 'X-A': 'b', 'Content-Type': 'application/x-www-form-urlencoded' });
});

test('a payload that is no JSON is refused for good', () => {
  const refused = (config: Partial<WebhookConfig>, message: RegExp) =>
    assert.throws(
      () => requestOf(config),
      (error) => error instanceof DeliveryError && error.isFinal && message.test(error.message),
    );
  refused({ payload: '{"a": $EVENT_TITLE}' }, /its payload is no JSON/);
  refused({ payload: '[1]', encode_as: 'form' }, /its payload is no object/);
});

async function serve(t: TestContext, answer: (server: Server) => Parameters<typeof createServer>[1]): Promise<string> {
  const server: Server = createServer();
  server.on('request', answer(server) as (...args: unknown[]) => void);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

test('a webhook is posted to with its headers and what tells one delivery from another', async (t) => {
  const seen: { headers: IncomingHttpHeaders; body: string; url: string | undefined }[] = [];
  const url = await serve(t, () => async (request, response) => {
    seen.push({ headers: request.headers, body: await text(request), url: request.url });
    response.end('ok');
  });
  await postWebhook(url, { headers: { 'Content-Type': 'application/json', 'X-A': 'b' }, body: '{}' }, 'id-1');
  const [request] = seen;
  assert.deepEqual(
    [request?.url, request?.body, request?.headers['x-a'], request?.headers['x-labrador-delivery']],
    ['/hook', '{}', 'b', 'id-1'],
  );
});

test('what may be better next time is tried again, what is refused is not', async (t) => {
  let status = 200;
  const url = await serve(t, () => (_, response) => {
    response.writeHead(status, { Location: '/elsewhere' }).end();
  });
  const post = (to = url) => postWebhook(to, { headers: {}, body: '{}' }, 'x');
  for (const [each, isFinal] of [
    [500, false],
    [503, false],
    [429, false],
    [408, false],
    [400, true],
    [404, true],
    [410, true],
    [302, true],
  ] as const) {
    status = each;
    await assert.rejects(post(), { name: 'DeliveryError', message: `the webhook answered ${each}`, isFinal });
  }
  await assert.rejects(post('http://127.0.0.1:1/'), {
    name: 'DeliveryError',
    isFinal: false,
    message: /cannot reach the webhook: /,
  });
});
