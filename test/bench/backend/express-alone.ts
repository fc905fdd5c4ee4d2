/** The least that a server in Express is: what the backend's readiness is held against. */
import type { AddressInfo } from 'node:net';
import express from 'express';

const server = express()
  .get('/', (_request, response) => void response.send('ok'))
  .listen(0, '127.0.0.1', () => {
    process.send?.({ kind: 'ready', port: (server.address() as AddressInfo).port });
  });
process.on('disconnect', () => process.exit());
