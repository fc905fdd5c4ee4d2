import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { LabIntegrations } from '../../../../lib/api-types/integrations.ts';
import { getJson } from './request.ts';

/** Every check the agent finds, configured or not; asked again every two seconds, as it follows its files. */
export function useIntegrations(): UseQueryResult<LabIntegrations> {
  return useQuery({
    queryKey: ['integrations'],
    queryFn: ({ signal }) => getJson<LabIntegrations>('/labrador/api/integrations', signal),
    refetchInterval: 2000,
  });
}
