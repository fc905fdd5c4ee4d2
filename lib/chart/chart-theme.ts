/** Colours of a chart on one background. */
export interface ChartTheme {
  readonly fontFamily: string;
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  readonly axis: string;
  /** What is expected of a line. */
  readonly band: string;
  /** A part of a line that is not. */
  readonly anomaly: string;
  /** One after the other by series; told apart with red-green blindness too, by lightness and hue. */
  readonly palette: readonly string[];
  /** Of what is pointed out. */
  readonly tones: { readonly error: string; readonly warning: string; readonly ok: string; readonly info: string };
}

const FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

export const LIGHT_CHART: ChartTheme = {
  fontFamily: FONTS,
  background: '#ffffff',
  text: '#5b6672',
  grid: '#e9edf1',
  axis: '#c3cbd3',
  band: '#bcc5cd',
  anomaly: '#d32f2f',
  palette: [
    '#0f8f8a',
    '#d07f12',
    '#5a63d6',
    '#cf3f63',
    '#4f9a3a',
    '#9a55bd',
    '#2880cf',
    '#948c10',
    '#c9602a',
    '#6c7988',
  ],
  tones: { error: '#cf3f63', warning: '#d07f12', ok: '#4f9a3a', info: '#2880cf' },
};

export const DARK_CHART: ChartTheme = {
  fontFamily: FONTS,
  background: '#171c22',
  text: '#98a4b0',
  grid: '#252c34',
  axis: '#3a444f',
  band: '#46525f',
  anomaly: '#ff5c50',
  palette: [
    '#3fc0b8',
    '#eaa642',
    '#929cff',
    '#f2788f',
    '#86ca70',
    '#c792e4',
    '#62aef2',
    '#dad05c',
    '#f1935c',
    '#9caab8',
  ],
  tones: { error: '#f2788f', warning: '#eaa642', ok: '#86ca70', info: '#62aef2' },
};

/** Colour of the series at this place. */
export function seriesColor(theme: ChartTheme, index: number): string {
  return theme.palette[index % theme.palette.length] ?? theme.text;
}
