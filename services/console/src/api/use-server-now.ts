import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { clockOffset } from './clock-offset.ts';
import type { LabReport } from './use-lab.ts';

/** The backend's time in Unix milliseconds; the browser may run on another machine than the lab, with another clock. */
export function useServerNow(): () => number {
  const client = useQueryClient();
  return useCallback(() => Date.now() + clockOffset(client.getQueryData<LabReport>(['lab'])), [client]);
}
