import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import classes from './flame-graph.module.css';
import type { SpanColors } from './span-colors.ts';
import type { TraceModel } from './trace-model.ts';
import type { HoveredSpan } from './use-flame-pointer.ts';

interface SpanTipProps {
  readonly model: TraceModel;
  readonly colors: SpanColors;
  readonly at: HoveredSpan;
}

/** The span under the pointer in a few words, beside the pointer. */
export function SpanTip({ model: { tree }, colors, at }: SpanTipProps) {
  const span = tree.spans[at.span];
  if (!span) return null;
  const isRight = at.clientX > window.innerWidth - 380;
  const isLow = at.clientY > window.innerHeight - 130;
  return (
    <div
      className={classes.tip}
      style={{
        left: at.clientX + (isRight ? -14 : 14),
        top: at.clientY + (isLow ? -12 : 16),
        transform: `translate(${isRight ? '-100%' : '0'}, ${isLow ? '-100%' : '0'})`,
      }}
    >
      <div className={classes.tipHead}>
        <i style={{ background: colors.groups[colors.groupOf[at.span] ?? 0]?.color }} />
        <b>{span.service}</b>
        <span>{span.name}</span>
      </div>
      <div className={classes.tipResource}>{span.resource}</div>
      <div className={classes.tipFigures}>
        <b>{durationNsText(span.duration)}</b>
        <span>{shareText(tree.totalNs === 0 ? 0 : span.duration / tree.totalNs)} of the trace</span>
        {span.self_time !== span.duration && <span>{durationNsText(span.self_time)} itself</span>}
        {span.error !== 0 && <span className={classes.tipError}>{span.meta['error.type'] ?? 'error'}</span>}
      </div>
    </div>
  );
}
