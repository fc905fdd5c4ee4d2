import { formatNumber } from '../../../../lib/units/format-number.ts';

/** The column of what was compared with the thresholds; without data a dash. */
export const VALUE_COLUMN = {
  key: 'value',
  label: 'Value',
  isNumber: true,
  value: ({ value }: { readonly value?: number }) => value ?? null,
  cell: ({ value }: { readonly value?: number }) =>
    value === undefined ? '–' : <span title={String(value)}>{formatNumber(value)}</span>,
} as const;
