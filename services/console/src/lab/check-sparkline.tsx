import type { CheckStatus } from '../../../../lib/model/check-status.ts';
import { useQueryData } from '../api/use-query-data.ts';
import { Sparkline } from '../chart/sparkline.tsx';
import { defaultQuery } from '../metrics/default-query.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';

/** The first metric of a check over the shared time range, small. */
export function CheckSparkline({ check }: { readonly check: CheckStatus }) {
  const [range] = useTimeRange();
  const first = check.lastSubmitted[0];
  const type = first?.type === 'count' || first?.type === 'rate' ? first.type : 'gauge';
  const query = first && defaultQuery(first.name, type);
  const { data } = useQueryData(query, range, { fastestMs: 2000, slowestMs: 15_000 });
  const series = data?.response.series[0];
  if (!first || !data || !series) return null;
  return <Sparkline series={series} window={data.window} label={`${first.name} over the time range`} />;
}
