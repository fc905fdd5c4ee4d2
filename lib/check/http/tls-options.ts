import { readFile } from 'node:fs/promises';
import type { ConnectionOptions } from 'node:tls';

/** The keys of an instance that TLS needs, named as in all of Datadog's checks over HTTP; paths of PEM files. */
export interface TlsInstance {
  readonly tls_ca_cert?: string | undefined;
  readonly tls_cert?: string | undefined;
  readonly tls_private_key?: string | undefined;
}

/**
 * Reads what TLS needs of an instance. The files are read at every run: certificates are replaced while an agent runs.
 * @param options.verify whether a certificate that nobody trusts, or that is of another host, ends the connection
 * @param options.checkHostname whether the certificate has to be that of the host
 * @throws Error when a file cannot be read
 */
export async function readTlsOptions(
  instance: TlsInstance,
  options: { readonly verify: boolean; readonly checkHostname: boolean },
): Promise<ConnectionOptions> {
  const { tls_ca_cert, tls_cert, tls_private_key } = instance;
  // A certificate's file may hold the key as well.
  const keyFile = tls_private_key ?? tls_cert;
  return {
    rejectUnauthorized: options.verify,
    ...(options.checkHostname ? {} : { checkServerIdentity: () => undefined }),
    ...(tls_ca_cert === undefined ? {} : { ca: await readFile(tls_ca_cert) }),
    ...(tls_cert === undefined ? {} : { cert: await readFile(tls_cert) }),
    ...(keyFile === undefined ? {} : { key: await readFile(keyFile) }),
  };
}
