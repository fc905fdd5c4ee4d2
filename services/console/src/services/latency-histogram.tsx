import { secondsText } from '../format/seconds.ts';
import { shareText } from '../format/share-text.ts';
import { Card } from './card.tsx';
import {
  type Bins,
  binsWithin,
  type LatencyRange,
  latencyTicks,
  placeOfLatency,
  rangeOfBins,
} from './histogram-bins.ts';
import classes from './latency-histogram.module.css';
import { useHistogramBrush } from './use-histogram-brush.ts';

interface LatencyHistogramProps {
  readonly bins: Bins;
  /** Latencies marked on the axis, seconds. */
  readonly marks: readonly { readonly label: string; readonly seconds: number | null }[];
  readonly color: string;
  /** What is chosen now, seconds. */
  readonly selected?: { readonly fromS: number; readonly toS: number } | undefined;
  readonly onSelect: (range: LatencyRange) => void;
}

/** How many requests took how long, on an axis where each step is the same factor; bars can be chosen. */
export function LatencyHistogram({ bins, marks, color, selected, onSelect }: LatencyHistogramProps) {
  const { at, brush, handlers } = useHistogramBrush(bins, onSelect);
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const highest = Math.max(1, ...bins.map(({ count }) => count));
  const reading = at === undefined ? undefined : rangeOfBins(bins, brush?.anchor ?? at, brush?.at ?? at);
  const isChosen = (bar: number) => {
    if (brush) return bar >= Math.min(brush.anchor, brush.at) && bar <= Math.max(brush.anchor, brush.at);
    const bin = bins[bar];
    return !selected || (bin !== undefined && binsWithin([bin], selected).length > 0);
  };
  return (
    <Card
      title="Latency distribution"
      figure={
        reading
          ? `${secondsText(reading.fromS)} – ${secondsText(reading.toS)}: ${Math.round(reading.count).toLocaleString('en')} · ${shareText(reading.count / Math.max(total, 1))}`
          : 'choose bars to see their traces'
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: no element means a graph */}
      <div
        className={classes.plot}
        role="group"
        aria-roledescription="graph"
        aria-label="Latency distribution. Arrow keys move, with Shift choose several, Enter shows the traces."
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move over the bars
        tabIndex={0}
        {...handlers}
      >
        <div className={classes.bars}>
          {bins.map(({ fromS, count }, bar) => (
            <i
              key={fromS}
              data-at={bar === at || undefined}
              data-faint={!isChosen(bar) || undefined}
              style={{ height: count === 0 ? 0 : `max(2px, ${(count / highest) * 100}%)`, background: color }}
            />
          ))}
        </div>
        {marks.map(({ label, seconds }, nth) => {
          const place = seconds === null ? undefined : placeOfLatency(bins, seconds);
          return (
            place !== undefined && (
              <div
                key={label}
                className={classes.mark}
                data-end={place > 0.85 || undefined}
                style={{ left: `${place * 100}%` }}
              >
                <span style={{ top: nth * 14 }}>{label}</span>
              </div>
            )
          );
        })}
        {bins.length === 0 && <div className={classes.none}>No requests</div>}
      </div>
      <div className={classes.axis} aria-hidden="true">
        {latencyTicks(bins, 0.16).map(({ seconds, place }) => (
          <span
            key={seconds}
            style={{ left: `${place * 100}%` }}
            data-end={place < 0.06 ? 'first' : place > 0.94 ? 'last' : undefined}
          >
            {secondsText(seconds)}
          </span>
        ))}
      </div>
    </Card>
  );
}
