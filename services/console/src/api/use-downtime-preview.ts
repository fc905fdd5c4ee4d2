import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { DowntimePreview } from '../../../../lib/api-types/downtimes.ts';
import type { DowntimeAttributes } from '../downtimes/form-attributes.ts';
import { postJson } from './request.ts';

/** So long nothing is asked while somebody types. */
const SETTLED_MS = 300;

/** When a downtime would be and for what, before it is made; nothing is asked without attributes. */
export function useDowntimePreview(attributes: DowntimeAttributes | undefined): UseQueryResult<DowntimePreview> {
  const [asked] = useDebouncedValue(attributes === undefined ? undefined : JSON.stringify(attributes), SETTLED_MS);
  return useQuery({
    queryKey: ['downtime-preview', asked],
    queryFn: ({ signal }) =>
      postJson<DowntimePreview>('/labrador/api/downtimes/preview', JSON.parse(asked ?? '{}'), signal),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
}
