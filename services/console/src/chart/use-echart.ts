import type { EChartsOption } from 'echarts';
import { CustomChart, SunburstChart, TreemapChart } from 'echarts/charts';
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, graphic, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type RefCallback, useCallback, useEffect, useState } from 'react';
import { registerFlatElements } from '../../../../lib/chart/flat-elements.ts';

use([CustomChart, SunburstChart, TreemapChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer]);
registerFlatElements(graphic);

/**
 * Draws an option into the element that the returned callback gets, and again when either changes size or content.
 * The chart is there once something is drawn, since before it has no pixels to ask for; whoever uses it is drawn
 * again after it, so that what lies over the chart is where the chart has it.
 */
export function useEchart(option: EChartsOption): readonly [RefCallback<HTMLDivElement>, ECharts | undefined] {
  const [chart, setChart] = useState<ECharts>();
  const [drawn, setDrawn] = useState<EChartsOption>();
  const attach = useCallback((element: HTMLDivElement) => {
    // As sharp in a part of the page that is drawn larger.
    const created = init(element, null, { devicePixelRatio: window.devicePixelRatio * (element.currentCSSZoom ?? 1) });
    const observer = new ResizeObserver(() => created.resize());
    observer.observe(element);
    setChart(created);
    return () => {
      observer.disconnect();
      created.dispose();
      setChart(undefined);
      setDrawn(undefined);
    };
  }, []);
  useEffect(() => {
    // In a task of its own: together with React's work on the same answer it would hold up the page.
    const task = window.setTimeout(() => {
      if (!chart || chart.isDisposed()) return;
      chart.setOption(option, { notMerge: true });
      setDrawn(option);
    });
    return () => window.clearTimeout(task);
  }, [chart, option]);
  return [attach, drawn && chart];
}
