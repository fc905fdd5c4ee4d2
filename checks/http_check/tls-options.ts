import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';
import type { HttpInstance } from './instance.ts';

/**
 * What TLS needs of an instance. The files are read at every run: certificates are replaced while an agent runs.
 * @param verify whether a certificate that nobody trusts, or that is of another host, ends the connection
 * @throws Error when a file cannot be read
 */
export async function readTlsOptions(instance: HttpInstance, verify: boolean): Promise<ConnectionOptions> {
  const { tls_ca_cert, tls_cert, tls_private_key, check_hostname } = instance;
  // A certificate's file may hold the key as well.
  const keyFile = tls_private_key ?? tls_cert;
  return {
    rejectUnauthorized: verify,
    ...(check_hostname ? {} : { checkServerIdentity: () => undefined }),
    ...(tls_ca_cert === undefined ? {} : { ca: await readFile(tls_ca_cert) }),
    ...(tls_cert === undefined ? {} : { cert: await readFile(tls_cert) }),
    ...(keyFile === undefined ? {} : { key: await readFile(keyFile) }),
  };
}
