import zlib from 'node:zlib';
import { client } from '@datadog/datadog-api-client';
import type { Backend } from './start-backend.ts';

/** A configuration of the official API client that points to the backend; any keys do on loopback. */
export function apiClientOf(backend: Pick<Backend, 'url'>): client.Configuration {
  return client.createConfiguration({
    baseServer: new client.BaseServerConfiguration(backend.url, {}),
    authMethods: { apiKeyAuth: 'any', appKeyAuth: 'any' },
    zstdCompressorCallback: (body: string) => zlib.zstdCompressSync(body),
  });
}
