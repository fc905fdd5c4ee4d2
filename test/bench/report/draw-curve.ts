import { init } from 'echarts/dist/echarts.esm.min.mjs';
import { formatNumber } from '../../../lib/units/format-number.ts';
import type { Curve } from '../bench.ts';

const size = { width: 720, height: 380 };
/** Told apart by people who see few colours too, on the white ground that the picture brings along. */
const colours = ['#5b3fb5', '#c2410c', '#0f766e', '#a16207'];
const ink = '#1f2430';
const faint = '#d5d8e0';

/**
 * Draws a curve as an SVG document with a ground of its own, so that it is read on a light page and on a dark one. The same
 * curve gives the same document. Points of zero or less have no place on a logarithmic axis and are left out.
 */
export function drawCurve({ title, x, y, lines }: Curve): string {
  const shown = lines.map(({ name, points }) => ({
    name,
    points: points.filter(([at, value]) => at > 0 && value > 0),
  }));
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      color: colours,
      textStyle: { fontFamily: 'sans-serif', color: ink },
      title: { text: title, left: 16, top: 12, textStyle: { fontSize: 16, color: ink } },
      legend: {
        top: 40,
        left: 12,
        icon: 'roundRect',
        itemHeight: 4,
        textStyle: { color: ink },
        show: shown.length > 1,
      },
      grid: { left: 72, right: 36, top: 80, bottom: 56 },
      xAxis: axis(x, { nameGap: 28, values: shown.flatMap((each) => each.points.map(([at]) => at)) }),
      yAxis: axis(y, { nameGap: 52, values: shown.flatMap((each) => each.points.map(([, value]) => value)) }),
      series: shown.map(({ name, points }, at) => ({
        type: 'line',
        name,
        data: points.map((point) => [...point]),
        symbol: 'circle',
        symbolSize: 7,
        lineStyle: { width: 2.5 },
        label: { show: true, position: at === 0 ? 'top' : 'bottom', color: ink, fontSize: 11, formatter: labelOf },
      })),
    });
    return `${titled(plain(chart.renderToSVGString()), title).trimEnd()}\n`;
  } finally {
    chart.dispose();
  }
}

function axis({ title, unit }: Curve['x'], { nameGap, values }: { nameGap: number; values: readonly number[] }) {
  return {
    ...wholeDecades(values),
    type: 'log' as const,
    name: unit === '' ? title : `${title} (${unit})`,
    nameLocation: 'middle' as const,
    nameGap,
    nameTextStyle: { color: ink, fontSize: 12 },
    axisLabel: { color: ink, formatter: (value: number) => formatNumber(value) },
    axisLine: { show: true, lineStyle: { color: ink } },
    splitLine: { show: true, lineStyle: { color: faint } },
  };
}

/** The powers of ten around all values. */
function wholeDecades(values: readonly number[]): { min: number; max: number } {
  const exponents = values.length > 0 ? values.map((value) => Math.log10(value)) : [0];
  const from = Math.floor(Math.min(...exponents));
  return { min: 10 ** from, max: 10 ** Math.max(from + 1, Math.ceil(Math.max(...exponents))) };
}

function labelOf({ value }: { readonly value?: unknown }): string {
  return Array.isArray(value) ? formatNumber(Number(value[1])) : '';
}

/**
 * Without what a picture in a page does not need and what counts the charts that the process drew before: rules for a mouse
 * above it, and their names.
 */
function plain(svg: string): string {
  return svg
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/<style[^>]*>.*?<\/style>\n?/s, '')
    .replaceAll(/zr\d+-/g, 'zr-');
}

/** With its title for those who do not see it. */
function titled(svg: string, title: string): string {
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return svg.replace(/^<svg[^>]*>/, (opening) => `${opening}\n<title>${escaped}</title>`);
}
