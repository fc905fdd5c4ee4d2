import { useState } from 'react';
import { BackendGone } from '../api/request.ts';
import { type KeyRefusal, keyRefusal } from './key-refusal.ts';

/**
 * Why keys are asked for, from the error of the last answer. A backend that is gone meanwhile, as for a start with other
 * keys, takes nothing back: what is typed stays.
 */
export function useKeyRefusal(error: unknown): KeyRefusal | undefined {
  const [before, setBefore] = useState<KeyRefusal>();
  const refusal = error instanceof BackendGone ? before : keyRefusal(error);
  if (refusal !== before) setBefore(refusal);
  return refusal;
}
