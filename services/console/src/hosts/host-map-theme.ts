import { type ChartTheme, LIGHT_CHART } from '../../../../lib/chart/chart-theme.ts';

/** Colours of the host map besides those of its palette. */
export interface HostMapTheme {
  readonly isDark: boolean;
  readonly fontFamily: string;
  readonly background: string;
  readonly group: string;
  readonly groupLine: string;
  readonly innerGroup: string;
  readonly text: string;
  readonly faintText: string;
  /** Hosts without a value. */
  readonly unknown: string;
  readonly selected: string;
  readonly hovered: string;
  readonly bad: string;
}

/** The map's colours on the background of a chart theme; the same as the tokens of the page. */
export function hostMapTheme({ background, fontFamily }: ChartTheme): HostMapTheme {
  return background === LIGHT_CHART.background
    ? {
        isDark: false,
        fontFamily,
        background: '#f3f5f7',
        group: '#ffffff',
        groupLine: '#e1e6ea',
        innerGroup: '#f6f8f9',
        text: '#1f272f',
        faintText: '#66727e',
        unknown: '#ccd3d9',
        selected: '#0c7a76',
        hovered: '#1f272f',
        bad: '#c8324f',
      }
    : {
        isDark: true,
        fontFamily,
        background: '#10141a',
        group: '#171c22',
        groupLine: '#29323b',
        innerGroup: '#1c2229',
        text: '#dbe2e9',
        faintText: '#8592a0',
        unknown: '#414c57',
        selected: '#4cbeb6',
        hovered: '#ffffff',
        bad: '#f2788f',
      };
}
