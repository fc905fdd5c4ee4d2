import type { QuerySeries } from '../../../../lib/api-types/query.ts';
import { joinedRuns } from '../../../../lib/chart/joined-points.ts';
import type { TimeWindow } from '../../../../lib/chart/time-window.ts';

const WIDTH = 132;
const HEIGHT = 26;

interface SparklineProps {
  readonly series: QuerySeries;
  readonly window: TimeWindow;
  readonly label: string;
}

/** A series from its lowest to its highest value, over a line that is as long as the window. */
export function Sparkline({ series, window, label }: SparklineProps) {
  const runs = joinedRuns(series.pointlist, series.interval * 1000);
  const values = runs.flat().map(([, value]) => value);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (at: number) => 2 + ((at - window.fromMs) / (window.toMs - window.fromMs)) * (WIDTH - 4);
  const y = (value: number) => (high === low ? HEIGHT / 2 : HEIGHT - 5 - ((value - low) / (high - low)) * (HEIGHT - 8));
  const points = (run: readonly (readonly [number, number])[]) =>
    run.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
      {runs.map((run) => (
        <polyline
          key={run[0]?.[0]}
          points={points(run)}
          fill="none"
          stroke="var(--accent)"
          strokeWidth="1.3"
          strokeLinejoin="round"
        />
      ))}
      {values.length <= 40 &&
        runs.flat().map(([at, value]) => <circle key={at} cx={x(at)} cy={y(value)} r="1.4" fill="var(--accent)" />)}
    </svg>
  );
}
