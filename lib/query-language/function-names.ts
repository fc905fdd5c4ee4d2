const exact = new Set(
  `abs log2 log10 cumsum integral per_second per_minute per_hour dt diff monotonic_diff derivative throughput
  autosmooth timeshift hour_before day_before week_before month_before calendar_shift moving_rollup
  count_nonzero count_nonzero_finite count_not_null default_zero fill exclude_null clamp_min clamp_max cutoff_min
  cutoff_max top top_offset bottom trend_line robust_trend piecewise_constant anomalies outliers forecast`.split(/\s+/),
);

const families =
  /^(?:ewma_(?:3|5|7|10|20)|median_[3579]|rollingavg_(?:5|13|21|29)|(?:top|bottom)(?:5|10|15|20)(?:_(?:mean|min|max|last|area|l2norm))?)$/;

/** Whether Datadog's metric query language has a function of this name. */
export function isFunctionName(name: string): boolean {
  return exact.has(name) || families.test(name);
}
