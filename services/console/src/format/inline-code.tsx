import type { ReactNode } from 'react';

/** A sentence as it stands in a comment: what is between backticks as code. */
export function inlineCode(text: string): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
