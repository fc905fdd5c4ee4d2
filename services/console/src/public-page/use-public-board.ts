import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import { ApiError, getJson } from '../api/request.ts';
import { publicPath } from './public-path.ts';

/** What stands under a token, asked again every half minute, since its author may change or end it. */
export function usePublicBoard(token: string): UseQueryResult<PublicBoard> {
  return useQuery({
    queryKey: ['public board', token],
    queryFn: ({ signal }) => getJson<PublicBoard>(publicPath(token), signal),
    refetchInterval: ({ state: { error } }) => (error instanceof ApiError && error.status === 404 ? false : 30_000),
  });
}
