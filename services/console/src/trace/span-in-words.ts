import { durationNsText } from '../format/duration-ns.ts';
import type { TraceTree } from './trace-tree.ts';

/** A span as somebody hears it who does not see the picture. */
export function spanInWords(tree: TraceTree, index: number): string {
  const span = tree.spans[index];
  if (!span) return '';
  const children = tree.children[index]?.length ?? 0;
  return [
    `${span.service}, ${span.name}, ${span.resource}`,
    durationNsText(span.duration),
    `level ${(tree.depths[index] ?? 0) + 1}`,
    ...(children > 0 ? [`${children} ${children === 1 ? 'child' : 'children'}`] : []),
    ...(span.error === 0 ? [] : ['error']),
  ].join(', ');
}
