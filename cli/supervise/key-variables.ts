/** A user's own keys of the real Datadog: with them a tracer or a client inside the lab could post there. */
export const keyVariables: readonly string[] = [
  'DD_API_KEY',
  'DD_APP_KEY',
  'DD_APPLICATION_KEY',
  'DATADOG_API_KEY',
  'DATADOG_APP_KEY',
];
