import type { FunctionSpec, Parameter } from './function-table.ts';

/** Functions that an algorithm may not be applied to: their values depend on where the window begins (api.md 3.5). */
const refusedOperands = [
  'anomalies',
  'cumsum',
  'forecast',
  'integral',
  'outliers',
  'piecewise_constant',
  'robust_trend',
  'trend_line',
] as const;

const seasonality: Parameter = { name: 'seasonality', type: 'choice', choices: ['hourly', 'daily', 'weekly'] };

/** A deviation is multiplied by it. */
const deviations = { type: 'number', min: 0.01, max: 1000 } as const;

const week = 7 * 86_400;

/** The section "algorithms" of the function table. */
export const algorithmFunctions: readonly FunctionSpec[] = [
  {
    name: 'anomalies',
    family: 'algorithms',
    refusedOperands,
    parameters: [
      // `adaptive` is what `basic` was called once.
      { name: 'algorithm', type: 'choice', choices: ['basic', 'agile', 'robust', 'adaptive'] },
      { name: 'bounds', ...deviations },
    ],
    named: [
      { name: 'direction', type: 'choice', choices: ['both', 'above', 'below'] },
      // Only monitors look back by it: it says how long the points are whose part outside of the band is compared.
      {
        name: 'alert_window',
        type: 'text',
        pattern: /^last_[1-9]\d{0,4}[mhdw]$/,
        form: "a window such as 'last_15m'",
      },
      { name: 'interval', type: 'span', min: 1, max: week },
      { name: 'count_default_zero', type: 'choice', choices: ['true', 'false'] },
      seasonality,
      { name: 'timezone', type: 'zone' },
    ],
  },
  {
    name: 'outliers',
    family: 'algorithms',
    refusedOperands,
    parameters: [
      {
        name: 'algorithm',
        type: 'choice',
        choices: ['DBSCAN', 'MAD', 'scaledDBSCAN', 'scaledMAD'],
        ignoresCase: true,
      },
      { name: 'tolerance', ...deviations },
      { name: 'percentage', type: 'number', min: 0, max: 100, optional: true },
    ],
  },
  {
    name: 'forecast',
    family: 'algorithms',
    refusedOperands,
    parameters: [
      { name: 'algorithm', type: 'choice', choices: ['linear', 'seasonal'] },
      { name: 'deviations', ...deviations },
    ],
    named: [
      { name: 'interval', type: 'span', min: 1, max: week },
      { name: 'history', type: 'span', min: 60, max: 52 * week },
      { name: 'model', type: 'choice', choices: ['default', 'simple', 'reactive'] },
      seasonality,
    ],
  },
];
