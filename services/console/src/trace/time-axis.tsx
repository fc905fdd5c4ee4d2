import { durationNsText } from '../format/duration-ns.ts';
import { timeTicks } from './time-ticks.ts';
import type { TimeView } from './time-view.ts';
import classes from './waterfall.module.css';

/** Moments of a view, from the start of the trace. */
export function TimeAxis({ view }: { readonly view: TimeView }) {
  const length = view.toNs - view.fromNs;
  return (
    <div className={classes.axis} aria-hidden="true">
      {timeTicks(view, 6).map((ns) => (
        <span key={ns} style={{ left: `${((ns - view.fromNs) / length) * 100}%` }}>
          {durationNsText(ns)}
        </span>
      ))}
    </div>
  );
}
