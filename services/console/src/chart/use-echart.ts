import type { EChartsOption } from 'echarts';
import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type ECharts, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { type RefCallback, useCallback, useEffect, useState } from 'react';

use([LineChart, CustomChart, GridComponent, CanvasRenderer]);

/** Draws an option into the element that the returned callback gets, and again when either changes size or content. */
export function useEchart(option: EChartsOption): readonly [RefCallback<HTMLDivElement>, ECharts | undefined] {
  const [chart, setChart] = useState<ECharts>();
  const attach = useCallback((element: HTMLDivElement) => {
    const created = init(element);
    const observer = new ResizeObserver(() => created.resize());
    observer.observe(element);
    setChart(created);
    return () => {
      observer.disconnect();
      created.dispose();
      setChart(undefined);
    };
  }, []);
  useEffect(() => {
    if (chart && !chart.isDisposed()) chart.setOption(option, { notMerge: true });
  }, [chart, option]);
  return [attach, chart];
}
