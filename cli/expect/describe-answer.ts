import type { LabAnswer } from './ask-lab.ts';

/** Why a lab did not answer what it was asked. */
export function describeAnswer(
  answer: Exclude<LabAnswer<unknown>, { readonly kind: 'data' }>,
  { url }: { readonly url: string },
): string {
  return answer.kind === 'refused' ? answer.errors : `no lab answers at ${url} (${answer.reason})`;
}
