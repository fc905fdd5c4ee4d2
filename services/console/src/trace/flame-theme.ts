import { type ChartTheme, LIGHT_CHART } from '../../../../lib/chart/chart-theme.ts';

/** What a flame graph has besides the colours of its groups. */
export interface FlameTheme {
  readonly font: string;
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  /** Labels on bars, and on those that step back. */
  readonly ink: string;
  readonly dimInk: string;
  readonly error: string;
  readonly outline: string;
  readonly cursor: string;
}

/** The colours of a flame graph on the background of a chart theme. */
export function flameTheme({ background, text, grid, fontFamily }: ChartTheme, fontPx: number): FlameTheme {
  const isLight = background === LIGHT_CHART.background;
  return {
    font: `${fontPx}px ${fontFamily}`,
    background,
    text,
    grid,
    ink: isLight ? '#141b21' : '#0a0f13',
    dimInk: isLight ? '#8b96a0' : '#66727e',
    error: isLight ? '#c8324f' : '#ff5c7a',
    outline: isLight ? '#141b21' : '#ffffff',
    cursor: isLight ? '#0c7a76' : '#4cbeb6',
  };
}
