import type { ApmService } from '../../../../lib/api-types/apm.ts';

const WIDTH = 132;
const HEIGHT = 24;

interface ApmSparklineProps {
  readonly values: ApmService['sparkline'];
  readonly color: string;
  readonly label: string;
}

/** Bars of requests a second over the window, from zero to the highest; steps in which nothing came are empty. */
export function ApmSparkline({ values, color, label }: ApmSparklineProps) {
  const highest = Math.max(...values.map((value) => value ?? 0), 1e-9);
  const step = WIDTH / Math.max(values.length, 1);
  const path = values
    .map((value, at) => {
      if (value === null) return '';
      const height = Math.max(1, (value / highest) * (HEIGHT - 3));
      return `M${(at * step).toFixed(2)},${HEIGHT - 1}v-${height.toFixed(2)}h${Math.max(1, step - 0.7).toFixed(2)}v${height.toFixed(2)}z`;
    })
    .join('');
  return (
    <svg width={WIDTH} height={HEIGHT} role="img" aria-label={label} style={{ display: 'block' }}>
      <title>{label}</title>
      <line x1="0" x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--line)" />
      <path d={path} fill={color} />
    </svg>
  );
}
