/** What `secret` tells; never a value. */
export interface SecretsReport {
  /** Absent: datadog.yaml names none. */
  readonly command?: { readonly file: string; readonly fault?: string };
  readonly secrets: readonly SecretUse[];
}

/** A handle, whether it has a secret, and where it stands. */
export interface SecretUse {
  readonly handle: string;
  /** Why there is no secret. */
  readonly error?: string;
  /** `<file>: <key>` */
  readonly usedIn: readonly string[];
}

/** The text of `agent secret`: the command and its rights, then each handle. */
export function formatSecrets({ command, secrets }: SecretsReport): string {
  const resolved = secrets.filter(({ error }) => error === undefined);
  const rights = command ? (command.fault ?? 'OK, the executable has the correct permissions') : '';
  const parts = [
    '=== Checking executable permissions ===',
    ...(command
      ? [`Executable path: ${command.file}`, `Executable permissions: ${rights}`]
      : ['No secret_backend_command set: secrets feature is not enabled']),
    '',
    '=== Secrets stats ===',
    `Number of secrets resolved: ${resolved.length}`,
    `Number of secrets not resolved: ${secrets.length - resolved.length}`,
    ...secrets.flatMap(({ handle, error, usedIn }) => [
      `- '${handle}'${error === undefined ? '' : `: ${error}`}`,
      ...usedIn.map((place) => `    used in ${place}`),
    ]),
  ];
  return `${parts.join('\n')}\n`;
}
