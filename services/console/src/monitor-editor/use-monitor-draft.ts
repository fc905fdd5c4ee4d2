import { useState } from 'react';
import type { MonitorOptions } from '../../../../lib/api-types/monitors.ts';
import { type MetricConditions, type MonitorDraft, readConditions, withConditions } from './metric-conditions.ts';

/** A monitor that is being written. */
export interface MonitorDraftState {
  readonly draft: MonitorDraft;
  /** As fields; absent where the fields cannot say what the monitor is. */
  readonly conditions: MetricConditions | undefined;
  readonly isDirty: boolean;
  readonly setDraft: (draft: MonitorDraft) => void;
  readonly setConditions: (conditions: MetricConditions) => void;
  readonly setOptions: (options: MonitorOptions) => void;
  /** Another whole monitor: what its query says is read again. */
  readonly replace: (draft: MonitorDraft) => void;
}

/** Keeps a draft and its conditions in step. @param fresh conditions of a monitor that has no query yet */
export function useMonitorDraft(first: MonitorDraft, fresh?: MetricConditions): MonitorDraftState {
  const [draft, setDraft] = useState(first);
  const [conditions, setConditions] = useState(() => readConditions(first) ?? fresh);
  const [begun] = useState(first);
  return {
    draft,
    conditions,
    isDirty: draft !== begun,
    setDraft,
    setConditions: (next) => {
      setConditions(next);
      setDraft(withConditions(draft, next));
    },
    setOptions: (options) => setDraft({ ...draft, options }),
    replace: (next) => {
      setConditions(readConditions(next));
      setDraft(next);
    },
  };
}
