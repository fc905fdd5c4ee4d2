import type { ReactNode } from 'react';

/**
 * A name or a query that may go on in the next line after a dot, an underscore or a bracket, not in the middle of a
 * word; what is copied from the page has none of that.
 */
export function breakable(text: string): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
  return text.split(/(?<=[._,:{(/])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}
