import { Button, NumberInput, Popover, Select } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { roundShort } from '../../../../lib/units/format-number.ts';
import { useChartTheme } from '../chart/use-chart-theme.ts';
import { FILL_PALETTES, type FillPaletteName, fillPalette } from './fill-palette.ts';
import { hostMapTheme } from './host-map-theme.ts';
import { rangeInWords, type ShownValues } from './host-values.ts';
import classes from './map-foot.module.css';
import { choiceText } from './metric-choice.ts';
import type { ChangeAddress, HostAddress } from './use-host-address.ts';

interface MapFootProps {
  readonly address: HostAddress;
  readonly fill: ShownValues;
  readonly size: ShownValues | undefined;
  /** Whether any host has a value to be filled by. */
  readonly hasValues: boolean;
  readonly onChange: ChangeAddress;
}

/** What colour, size and pattern of hexagons mean, and a way to change the range of colours. */
export function MapFoot({ address, fill, size, hasValues, onChange }: MapFootProps) {
  const theme = hostMapTheme(useChartTheme());
  const palette = fillPalette(address.palette, theme.isDark);
  const { range } = fill;
  const hasSpan = range !== undefined && fill.text(range.min) !== fill.text(range.max);
  return (
    <section className={classes.foot} aria-label="Legend">
      <span className={classes.metric}>{choiceText(address.fill)}</span>
      {range && hasValues ? (
        <span className={classes.scale}>
          {hasSpan && fill.text(range.min)}
          <i
            data-single={!hasSpan || undefined}
            style={{ background: hasSpan ? `linear-gradient(to right, ${palette.join(', ')})` : palette[0] }}
          />
          {fill.text(range.max)}
        </span>
      ) : (
        <span>no host has a value of it</span>
      )}
      <Popover position="top-start" shadow="md" trapFocus withArrow>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-label="Range and colours"
            title="Range and colours"
            leftSection={<IconAdjustmentsHorizontal size={14} stroke={1.8} />}
          >
            Range
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <RangeForm address={address} fill={fill} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
      <span className={classes.keys}>
        {size?.range && address.size && (
          <span>
            <svg width="24" height="14" aria-hidden="true">
              <path d="M5,3.5 l3,1.8 v3.5 l-3,1.8 l-3,-1.8 v-3.5 z" />
              <path d="M16,0 l6,3.5 v7 l-6,3.5 l-6,-3.5 v-7 z" />
            </svg>
            {address.size.metric}: {rangeInWords(size.range, size.text)}
          </span>
        )}
        <span>
          <i className={classes.key} style={{ background: theme.unknown }} />
          no value
        </span>
        <span>
          <i className={classes.key} data-kind="down" />
          down
        </span>
        <span>
          <svg width="13" height="13" viewBox="-6.5 -6.5 13 13" aria-hidden="true">
            <path className={classes.line} d="M-2.6,2.6 L2.6,-2.6 M5,0 a5,5 0 1 0 -10,0 a5,5 0 1 0 10,0" />
          </svg>
          muted
        </span>
      </span>
    </section>
  );
}

/** Ends of the range and the palette; both are in the address at once. */
function RangeForm({ address, fill, onChange }: Pick<MapFootProps, 'address' | 'fill' | 'onChange'>) {
  const { range } = fill;
  const isWrong = range !== undefined && range.min > range.max;
  const put = (end: 'palettemin' | 'palettemax') => (value: number | string) =>
    onChange({ [end]: value === '' ? undefined : String(value) }, { isStep: false });
  return (
    <div className={classes.form}>
      <div className={classes.ends}>
        <NumberInput
          label="From"
          value={address.min ?? ''}
          placeholder={range ? String(roundShort(range.min)) : ''}
          onChange={put('palettemin')}
          error={isWrong && 'Above the other end'}
          hideControls
        />
        <NumberInput
          label="To"
          value={address.max ?? ''}
          placeholder={range ? String(roundShort(range.max)) : ''}
          onChange={put('palettemax')}
          hideControls
        />
      </div>
      <p>In the unit of the metric. An empty field: as the values are, percents from 0 to 100.</p>
      <Select
        label="Colours"
        data={FILL_PALETTES}
        value={address.palette satisfies FillPaletteName}
        comboboxProps={{ withinPortal: false }}
        onChange={(palette) => onChange({ palette: palette === 'heat' ? undefined : (palette ?? undefined) })}
      />
      <Button
        variant="default"
        disabled={address.min === undefined && address.max === undefined}
        onClick={() => onChange({ palettemin: undefined, palettemax: undefined })}
      >
        Usual range
      </Button>
    </div>
  );
}
