import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { BacktestRequest, BacktestResponse } from '../../../../lib/api-types/backtest.ts';
import { BackendGone, postJson, Unanswered } from './request.ts';

/** A week of minutes takes its time, and others may have their turn before. */
const TIMEOUT_MS = 300_000;

/** What a monitor would have done, by what is stored; nothing is asked without a request, and each is asked once. */
export function useBacktest(request: BacktestRequest | undefined): UseQueryResult<BacktestResponse> {
  return useQuery({
    queryKey: ['monitor-backtest', request],
    queryFn: ({ signal }) =>
      postJson<BacktestResponse>('/labrador/api/monitors/backtest', request, signal, TIMEOUT_MS).catch(orUnanswered),
    enabled: request !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

function orUnanswered(cause: unknown): never {
  if (!(cause instanceof BackendGone)) throw cause;
  throw new Unanswered('The backend did not answer: run it again, over less time where it takes long.', { cause });
}
