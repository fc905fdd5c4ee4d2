import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabStatus } from '../../../../lib/api-types/lab.ts';
import { getJson } from './request.ts';

/** A state of the lab and when the browser got it, by the browser's clock; the difference to `nowMs` is the clocks'. */
export interface LabReport {
  readonly lab: LabStatus;
  readonly receivedAtMs: number;
}

/** What runs and where, asked again every `refreshMs` while the page is visible. */
export function useLab(refreshMs: number): UseQueryResult<LabReport> {
  return useQuery({
    queryKey: ['lab'],
    queryFn: async ({ signal }) => {
      const lab = await getJson<LabStatus>('/labrador/api/lab', signal);
      return { lab, receivedAtMs: Date.now() };
    },
    refetchInterval: refreshMs,
  });
}
