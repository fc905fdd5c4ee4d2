/**
 * A small shop traced by dd-trace, for `record-traces.ts`: `/items/:id` asks the service at BACK_URL, if there is one, for
 * the same; `/error` fails. Says its address, and lives until its standard input ends.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import tracer from 'dd-trace';

// Nothing is told of the machine that records.
os.hostname = () => 'web-1';
tracer.init();
const { default: express } = await import('express');

const app = express();

app.get('/items/:id', async (request, response) => {
  await tracer.trace('look.up', { tags: { 'item.id': request.params.id } }, async (span) => {
    assert.ok(span);
    // Its types do not know of events.
    const { addEvent } = span as unknown as { addEvent(this: unknown, name: string, attributes: object): void };
    addEvent.call(span, 'cache.miss', { tries: 1, ratio: 0.5, cold: true, keys: ['a', 'b'] });
    span.addLink({ context: span.context(), attributes: { why: 'itself' } });
    if (process.env.BACK_URL) await fetch(`${process.env.BACK_URL}/items/${request.params.id}`);
  });
  response.json({ id: request.params.id });
});

app.get('/error', () => {
  const error = new Error('out of stock');
  error.stack = 'Error: out of stock\n    at GET /error (app.js:1:1)';
  throw error;
});

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
process.stdin.resume().on('end', () => process.exit(0));
