import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { DashboardChanged } from '../api/dashboard-changed.ts';
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
  const { mutate, isPending, error } = useSaveDashboard();
  const { id, modified_at: since } = base;
  const isConflict = error instanceof DashboardChanged;
  return {
    isPending,
    error: isConflict ? undefined : error,
    conflict: isConflict ? error.now : undefined,
    save: (draft) => mutate({ id, document: draft, since }, { onSuccess: onSaved }),
    overwrite: (draft) => mutate({ id, document: draft }, { onSuccess: onSaved }),
  };
}
