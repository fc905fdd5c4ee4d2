import type { EChartsOption, TreemapSeriesOption } from 'echarts';
import type { ChartTheme } from './chart-theme.ts';
import { inkOn, type Part, partColor } from './part-tree.ts';

type Node = NonNullable<TreemapSeriesOption['data']>[number];

/** A tree map: each part as large as its share, in that of the part it is in; without tooltip, which only a browser has. */
export function treemapOption(parts: readonly Part[], theme: ChartTheme): EChartsOption {
  const hasGroups = parts.some((part) => part.parts.length > 0);
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.fontFamily },
    series: [
      {
        type: 'treemap',
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        sort: 'desc',
        levels: [
          { itemStyle: { gapWidth: hasGroups ? 3 : 1, borderWidth: 0, borderColor: theme.background } },
          { itemStyle: { gapWidth: 1, borderWidth: hasGroups ? 1 : 0 } },
          { itemStyle: { gapWidth: 1 } },
        ],
        data: parts.map((part, place) => nodeOf(part, { color: partColor(part, place, theme.palette), theme })),
      },
    ],
  };
}

function nodeOf(part: Part, { color, theme }: { readonly color: string; readonly theme: ChartTheme }): Node {
  const ink = inkOn(color);
  const own = part.color ?? color;
  const name = `${part.name}\n{value|${part.text}}`;
  return {
    name: part.name,
    value: part.value,
    itemStyle: { color: own, borderColor: part.parts.length > 0 ? theme.background : own },
    label: {
      color: inkOn(own),
      fontSize: 12,
      lineHeight: 16,
      position: [7, 6],
      overflow: 'truncate',
      formatter: name,
      rich: { value: { color: inkOn(own), fontSize: 11, lineHeight: 15, opacity: 0.85 } },
    },
    ...(part.parts.length > 0 && {
      upperLabel: {
        show: true,
        height: 22,
        padding: [0, 6],
        color: ink,
        backgroundColor: color,
        fontSize: 12,
        fontWeight: 600,
        overflow: 'truncate',
        formatter: `${part.name}  ${part.text}`,
      },
      children: part.parts.map((each) => nodeOf(each, { color, theme })),
    }),
  };
}
