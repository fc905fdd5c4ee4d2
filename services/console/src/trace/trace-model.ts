import type { TraceSpan } from '../../../../lib/api-types/spans.ts';
import type { TraceData } from '../api/use-trace.ts';
import { type FlameLayout, layOutFlame } from './flame-layout.ts';
import { LabelFitter } from './label-fitter.ts';
import { buildTree, type TraceTree } from './trace-tree.ts';

/** All that follows from the spans of a trace, worked out once. */
export interface TraceModel {
  readonly tree: TraceTree;
  readonly layout: FlameLayout;
  /** Position of each span by its decimal id. */
  readonly byId: ReadonlyMap<string, number>;
  readonly labels: LabelFitter;
  readonly services: readonly string[];
  readonly errors: number;
  readonly isTruncated: boolean;
}

/** Longer labels are cut before they are measured. */
const LONGEST_LABEL = 200;

/** Works out tree and layout of a trace. */
export function traceModel({ spans, is_truncated: isTruncated }: TraceData): TraceModel {
  const tree = buildTree(spans);
  const byId = new Map<string, number>();
  for (const [index, span] of tree.spans.entries()) if (!byId.has(span.lab.span_id)) byId.set(span.lab.span_id, index);
  return {
    tree,
    layout: layOutFlame(tree),
    byId,
    labels: new LabelFitter((index) => labelOf(tree.spans[index])),
    services: [...new Set(tree.spans.map(({ service }) => service))],
    errors: tree.spans.reduce((count, { error }) => count + (error === 0 ? 0 : 1), 0),
    isTruncated,
  };
}

function labelOf(span: TraceSpan | undefined): string {
  if (!span) return '';
  const text = span.resource === span.name ? span.name : `${span.name}  ${span.resource}`;
  return text.slice(0, LONGEST_LABEL).replace(/\s+/g, ' ');
}
