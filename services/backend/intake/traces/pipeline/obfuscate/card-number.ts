/** Tags whose values are known to be no card numbers, though they may look like one; so are all that begin with `_`. */
const exempt: ReadonlySet<string> = new Set([
  ...['account_id', 'aws_account', 'databricks_job_id', 'databricks_job_run_id', 'databricks_task_run_id'],
  ...['config.spark_app_startTime', 'env', 'error', 'error.msg', 'error.stack', 'error.type', 'graphql.field'],
  ...['graphql.operation.name', 'graphql.query', 'graphql.type', 'grpc.code', 'grpc.method', 'grpc.request'],
  ...['http.method', 'http.status_code', 'out.host', 'out.port', 'runtime-id', 'sampling.priority', 'service'],
  ...['service.name', 'span.name', 'span.type', 'sql.query', 'version'],
]);

/** First digits by which issuers are known: ranges of prefixes of the same length, the shortest first. */
const issuers: readonly (readonly [low: string, high: string])[] = [
  ...([
    ['1', '1'],
    ['4', '4'],
  ] as const),
  ...([
    ['34', '39'],
    ['51', '55'],
    ['62', '62'],
    ['65', '65'],
  ] as const),
  ...([
    ['300', '305'],
    ['309', '309'],
    ['636', '636'],
    ['644', '649'],
  ] as const),
  ...([
    ['3528', '3589'],
    ['5019', '5019'],
    ['6011', '6011'],
  ] as const),
  ...([
    ['222100', '272099'],
    ['500000', '509999'],
    ['560000', '589999'],
    ['600000', '699999'],
  ] as const),
];

/** Whether the value of a tag may be a card number: the Agent looks at all but these. */
export function mayHoldCardNumber(tagKey: string): boolean {
  return !tagKey.startsWith('_') && !exempt.has(tagKey);
}

/**
 * Whether a text looks like the number of a payment card: 12 to 16 digits that begin as an issuer's do, with spaces and dashes
 * anywhere. Without the check of the last digit, which is off by default in the Agent.
 */
export function isCardNumber(text: string): boolean {
  if (text.length < 12 || text.charCodeAt(0) > 0x39 || !/^[ \d-]+$/.test(text)) return false;
  const digits = text.replace(/[ -]+/g, '');
  if (digits.length < 12 || digits.length > 16) return false;
  return issuers.some(([low, high]) => {
    const prefix = digits.slice(0, low.length);
    return prefix >= low && prefix <= high;
  });
}
