import type { ChartTheme } from '../chart/chart-theme.ts';
import type { EventAlertType } from '../model/event.ts';

const TONES: Readonly<Partial<Record<EventAlertType, keyof ChartTheme['tones']>>> = {
  error: 'error',
  warning: 'warning',
  success: 'ok',
};

/** In which tone an event is drawn. */
export function eventTone(alertType: EventAlertType): keyof ChartTheme['tones'] {
  return TONES[alertType] ?? 'info';
}
