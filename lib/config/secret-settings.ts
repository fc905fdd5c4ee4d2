import type { DatadogConfig } from './datadog-schema.ts';
import type { SecretBackendSettings } from './secrets/secret-backend.ts';

type SecretKey = Exclude<Extract<keyof DatadogConfig, `secret_${string}`>, 'secret_backend_skip_checks'>;

/** How secrets are fetched by datadog.yaml; undefined where it names no command. */
export function secretSettings(config: Pick<DatadogConfig, SecretKey>): SecretBackendSettings | undefined {
  if (config.secret_backend_command === '') return undefined;
  return {
    command: config.secret_backend_command,
    arguments: config.secret_backend_arguments,
    timeoutS: config.secret_backend_timeout,
    outputMaxBytes: config.secret_backend_output_max_size,
    allowsGroupExec: config.secret_backend_command_allow_group_exec_perm,
    trimsLineBreak: config.secret_backend_remove_trailing_line_break,
  };
}
