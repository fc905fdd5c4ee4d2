/**
 * An application of Express that is traced, started by the tests beside it with dd-trace loaded before it and `DD_`
 * variables that point to the backend. Says its port, and lives until its standard input ends.
 */
import type { AddressInfo } from 'node:net';
import tracer from 'dd-trace';
import express from 'express';

const app = express();
let port = 0;

app.get('/items/:id', async (request, response) => {
  const answer = await fetch(`http://127.0.0.1:${port}/inner?token=secret`);
  const text = await tracer.trace(
    'lab.step',
    { resource: 'by hand', tags: { item: request.params.id } },
    async (span) => {
      span?.setTag('number', 4.5);
      return answer.text();
    },
  );
  response.json({ text });
});

app.get('/inner', (_request, response) => void response.send('inner'));

app.get('/fails', () => {
  throw new Error('meant to fail');
});

app.use(((_error, _request, response, _next) => void response.status(500).end()) satisfies express.ErrorRequestHandler);

const server = app.listen(0, '127.0.0.1', () => {
  ({ port } = server.address() as AddressInfo);
  process.stdout.write(`port ${port}\n`);
});

process.stdin.resume().on('end', () => {
  server.close();
  server.closeAllConnections();
});
