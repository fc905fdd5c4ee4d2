/** A secret, or why there is none; the reason never holds the value. */
export type Secret = { readonly value: string } | { readonly error: string };

/** Gives the secrets behind handles (`ENC[handle]`). */
export interface SecretSource {
  get(handle: string): Secret;
}

/** Where secrets are not to be fetched: `ENC[…]` stays. */
export const secretsAsWritten: SecretSource = { get: (handle) => ({ value: `ENC[${handle}]` }) };

/** Where no `secret_backend_command` is configured. */
export const noSecrets: SecretSource = {
  get: () => ({ error: 'a secret needs secret_backend_command in datadog.yaml' }),
};
