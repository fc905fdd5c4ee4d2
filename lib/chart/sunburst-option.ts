import type { EChartsOption, SunburstSeriesOption } from 'echarts';
import type { ChartTheme } from './chart-theme.ts';
import { inkOn, type Part, partColor } from './part-tree.ts';

type Slice = NonNullable<SunburstSeriesOption['data']>[number];

/** A ring for each level of parts, around the sum of all. */
export interface SunburstChart {
  readonly parts: readonly Part[];
  /** What stands in the middle; absent: nothing. */
  readonly total?: string | undefined;
  /** What stands in the slices besides their names; absent: nothing does. */
  readonly labels?: { readonly hasValue: boolean; readonly hasPercent: boolean } | undefined;
}

/** How far the rings reach, of half of the shorter side. */
const INNER = 46;
const OUTER = 96;

/** The least angle, in degrees, in which a label stands. */
const LEAST_LABELLED = 24;

/** A sunburst, which with one ring is a pie with a hole; without tooltip, which only a browser has. */
export function sunburstOption({ parts, total, labels }: SunburstChart, theme: ChartTheme): EChartsOption {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    ...(total !== undefined && {
      title: {
        text: total,
        left: 'center',
        top: 'middle',
        textStyle: { color: theme.text, fontSize: 17, fontWeight: 600, fontFamily: theme.fontFamily },
      },
    }),
    series: [
      {
        type: 'sunburst',
        radius: [`${INNER}%`, `${OUTER}%`],
        nodeClick: false,
        sort: 'desc',
        startAngle: 90,
        emphasis: { focus: 'ancestor' },
        itemStyle: { borderColor: theme.background, borderWidth: 1.5 },
        label: {
          show: labels !== undefined,
          fontSize: 11,
          lineHeight: 14,
          minAngle: LEAST_LABELLED,
          rotate: 0,
          width: 76,
          overflow: 'truncate',
        },
        data: parts.map((part, place) =>
          sliceOf(part, { color: partColor(part, place, theme.palette), ring: 0, labels, sum }),
        ),
      },
    ],
  };
}

interface SliceOptions extends Pick<SunburstChart, 'labels'> {
  readonly color: string;
  /** The innermost is 0; the further out, the lighter. */
  readonly ring: number;
  /** Of all slices of a ring. */
  readonly sum: number;
}

function sliceOf(part: Part, options: SliceOptions): Slice {
  const { color, ring, labels, sum } = options;
  const own = part.color ?? color;
  const figures = [
    ...(labels?.hasValue ? [part.text] : []),
    ...(labels?.hasPercent ? [percentText(part.value, sum)] : []),
  ];
  return {
    name: part.name,
    value: part.value,
    itemStyle: { color: own, opacity: Math.max(0.55, 1 - ring * 0.2) },
    label: { color: inkOn(own), formatter: [part.name, figures.join(' · ')].filter((line) => line !== '').join('\n') },
    ...(part.parts.length > 0 && {
      children: part.parts.map((each) => sliceOf(each, { ...options, color: own, ring: ring + 1 })),
    }),
  };
}

/** The share of a part in percent: `38%`, `4.2%`. */
export function percentText(value: number, sum: number): string {
  const percent = sum > 0 ? (value / sum) * 100 : 0;
  return `${percent >= 10 ? Math.round(percent) : Math.round(percent * 10) / 10}%`;
}
