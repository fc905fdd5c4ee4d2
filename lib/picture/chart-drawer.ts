import type * as ECharts from 'echarts';
import { registerFlatElements } from '../chart/flat-elements.ts';
import type { DrawChart } from './picture.ts';

/**
 * Draws charts as SVG with an ECharts that has its SVG renderer, in the browser and without one. To be made once for an
 * ECharts: it teaches it the elements of the lab's charts.
 */
export function chartDrawer({ init, graphic }: Pick<typeof ECharts, 'init' | 'graphic'>): DrawChart {
  registerFlatElements(graphic);
  return (option, { width, height }) => {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      chart.setOption(option);
      return withOwnNames(chart.renderToSVGString());
    } finally {
      // What is not disposed of stays in memory, and keeps the process alive.
      chart.dispose();
    }
  };
}

/**
 * Each chart counts the names in it on from those of the chart before: without the number, the same chart is the same text.
 * Nobody points at a picture: what is there for that is left out.
 */
function withOwnNames(text: string): string {
  return text
    .replaceAll(/<style ?>[\s\S]*?<\/style>/g, '')
    .replaceAll(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replaceAll(/\bzr\d+-/g, 'chart-');
}
