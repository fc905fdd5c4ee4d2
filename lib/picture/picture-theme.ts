import { type ChartTheme, DARK_CHART, LIGHT_CHART } from '../chart/chart-theme.ts';

/** Colours of a picture: those of its chart, and of the texts around it. */
export interface PictureTheme {
  readonly chart: ChartTheme;
  readonly ink: string;
  readonly faint: string;
  readonly accent: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
}

/** The names of the themes of pictures. */
export type PictureThemeName = 'light' | 'dark';

/** First the font that comes along with pictures. */
const fontFamily = "'DejaVu Sans Condensed', 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** As the console's own styles have them. */
export const PICTURE_THEMES: Readonly<Record<PictureThemeName, PictureTheme>> = {
  light: {
    chart: { ...LIGHT_CHART, fontFamily },
    ink: '#1f272f',
    faint: '#66727e',
    accent: '#0c7a76',
    good: '#2f8f46',
    warn: '#a86400',
    bad: '#c8324f',
  },
  dark: {
    chart: { ...DARK_CHART, fontFamily },
    ink: '#dbe2e9',
    faint: '#8592a0',
    accent: '#4cbeb6',
    good: '#6cc47f',
    warn: '#e8ae52',
    bad: '#f2788f',
  },
};
