import { useState } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { getJson } from '../api/request.ts';
import { useSaveDashboard } from '../api/use-save-dashboard.ts';

/** Saving a draft, and what stands against it. */
export interface SaveDraft {
  readonly isPending: boolean;
  readonly error: unknown;
  /** The dashboard as somebody else has left it since the draft was begun. */
  readonly conflict: Dashboard | undefined;
  readonly save: (draft: Dashboard) => void;
  /** Saves whatever has happened meanwhile. */
  readonly overwrite: (draft: Dashboard) => void;
}

interface SaveDraftParts {
  readonly base: Dashboard;
  readonly onSaved: () => void;
}

/** Replaces a dashboard by its draft in one request, unless somebody else has changed it meanwhile. */
export function useSaveDraft({ base, onSaved }: SaveDraftParts): SaveDraft {
  const put = useSaveDashboard();
  const [isLooking, setLooking] = useState(false);
  const [conflict, setConflict] = useState<Dashboard>();
  const [lookError, setLookError] = useState<unknown>();
  const overwrite = (draft: Dashboard) => put.mutate({ id: base.id, document: draft }, { onSuccess: onSaved });
  const save = async (draft: Dashboard) => {
    setLooking(true);
    setLookError(undefined);
    try {
      const path = `/api/v1/dashboard/${encodeURIComponent(base.id)}`;
      const now = await getJson<Dashboard>(path, new AbortController().signal);
      const isSame = now.modified_at === base.modified_at;
      setConflict(isSame ? undefined : now);
      if (isSame) overwrite(draft);
    } catch (error) {
      setLookError(error);
    } finally {
      setLooking(false);
    }
  };
  return {
    isPending: isLooking || put.isPending,
    error: lookError ?? put.error,
    conflict,
    save: (draft) => void save(draft),
    overwrite,
  };
}
