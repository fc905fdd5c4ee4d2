import type { Outcome } from './await-condition.ts';

/**
 * What `labrador expect` says when it could not look, a line.
 * @param to.sendsKeys whether keys were sent if there were any: where LABRADOR_URL is set
 */
export function describeError(
  { reason, message }: Extract<Outcome<never>, { readonly kind: 'error' }>,
  to: { readonly url: string; readonly query: string; readonly sendsKeys: boolean },
): string {
  if (reason === 'unreachable')
    return `no lab answers at ${to.url} (${message}); start one with \`npm start\`, or set LABRADOR_URL\n`;
  const isForKeys = reason === 'forbidden' && !to.sendsKeys;
  const hint = '; keys are sent only where LABRADOR_URL is set: set it too, or paste the variables of the banner';
  return `${to.query} at ${to.url}: ${message}${isForKeys ? hint : ''}\n`;
}
