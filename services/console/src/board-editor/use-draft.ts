import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { beginDraft, type DraftHistory, type DraftStep, draftAfter, isChanged } from './draft-history.ts';

interface Draft {
  readonly history: DraftHistory;
  readonly step: (step: DraftStep) => void;
  readonly isDirty: boolean;
  /** Keeps nothing of it. */
  readonly forget: () => void;
}

/**
 * The draft of a dashboard. One that its page was left with, by the browser's "back" for example, waits in memory for some
 * minutes and is there again when the page is.
 */
export function useDraft(dashboard: Dashboard): Draft {
  const client = useQueryClient();
  const { id } = dashboard;
  const [history, step] = useReducer(
    draftAfter,
    dashboard,
    (base) => client.getQueryData<DraftHistory>(['draft', id]) ?? beginDraft(base),
  );
  const isDirty = isChanged(history);
  useEffect(() => {
    if (isDirty) client.setQueryData(['draft', id], history);
    else client.removeQueries({ queryKey: ['draft', id] });
  }, [client, id, history, isDirty]);
  const forget = useCallback(() => client.removeQueries({ queryKey: ['draft', id] }), [client, id]);
  return { history, step, isDirty, forget };
}
