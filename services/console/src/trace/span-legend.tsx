import { SegmentedControl } from '@mantine/core';
import { durationNsText } from '../format/duration-ns.ts';
import { shareText } from '../format/share-text.ts';
import type { SpanColors } from './span-colors.ts';
import classes from './span-legend.module.css';
import type { ColorBy } from './trace-look.ts';

interface SpanLegendProps {
  readonly colors: SpanColors;
  readonly colorBy: ColorBy;
  /** Names of the groups that stand out; none: all are as they are. */
  readonly shown: ReadonlySet<string>;
  readonly onColorBy: (colorBy: ColorBy) => void;
  readonly onShown: (shown: ReadonlySet<string>) => void;
}

/** What the colours mean and how much of the time each had itself; a click makes a group stand out. */
export function SpanLegend({ colors, colorBy, shown, onColorBy, onShown }: SpanLegendProps) {
  const toggle = (name: string) => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    onShown(next);
  };
  return (
    <aside className={classes.legend} aria-label="Colours">
      <SegmentedControl
        aria-label="Colour by"
        fullWidth
        data={[
          { value: 'service', label: 'Service' },
          { value: 'host', label: 'Host' },
        ]}
        value={colorBy}
        onChange={(value) => onColorBy(value as ColorBy)}
      />
      <div className={classes.title}>
        <span>Share of exec time</span>
      </div>
      <ul className={classes.groups}>
        {colors.groups.map(({ name, color, share, selfNs, spans, errors }) => (
          <li key={name}>
            <button
              type="button"
              className={classes.group}
              aria-pressed={shown.has(name)}
              data-dim={(shown.size > 0 && !shown.has(name)) || undefined}
              title={`${durationNsText(selfNs)} in ${spans.length} ${spans.length === 1 ? 'span' : 'spans'}${errors > 0 ? `, ${errors} with errors` : ''}`}
              onClick={() => toggle(name)}
            >
              <span className={classes.line}>
                <i style={{ background: color }} />
                <span className={classes.name}>{name}</span>
                <span className={classes.share}>{shareText(share)}</span>
              </span>
              <span className={classes.track}>
                <i style={{ width: `${share * 100}%`, background: color }} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
