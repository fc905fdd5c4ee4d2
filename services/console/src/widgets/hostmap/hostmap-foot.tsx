import { useChartTheme } from '../../chart/use-chart-theme.ts';
import { type FillPaletteName, fillPalette } from '../../hosts/fill-palette.ts';
import { hostMapTheme } from '../../hosts/host-map-theme.ts';
import type { ShownValues } from '../../hosts/host-values.ts';
import classes from './hostmap-widget.module.css';

interface HostmapFootProps {
  /** Absent: hosts are not filled. */
  readonly fill: ShownValues | undefined;
  readonly palette: FillPaletteName;
  readonly isFlipped: boolean;
  readonly count: number;
}

/** From which value to which the colours of a host map go. */
export function HostmapFoot({ fill, palette, isFlipped, count }: HostmapFootProps) {
  const { isDark } = hostMapTheme(useChartTheme());
  const colors = fillPalette(palette, isDark, isFlipped).join(', ');
  const hasSpan = fill?.range && fill.text(fill.range.min) !== fill.text(fill.range.max);
  return (
    <div className={classes.foot}>
      <span>
        {count} {count === 1 ? 'host' : 'hosts'}
      </span>
      {fill?.range && (
        <span className={classes.scale}>
          {hasSpan && fill.text(fill.range.min)}
          {hasSpan && <i style={{ background: `linear-gradient(to right, ${colors})` }} />}
          {fill.text(fill.range.max)}
        </span>
      )}
      {fill && !fill.range && <span>no host has a value</span>}
    </div>
  );
}
