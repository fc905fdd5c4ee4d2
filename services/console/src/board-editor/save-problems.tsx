import { Button } from '@mantine/core';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import classes from './edit-mode.module.css';
import type { SaveDraft } from './use-save-draft.ts';

interface SaveProblemsProps {
  readonly save: SaveDraft;
  readonly onOverwrite: () => void;
}

/** Why a draft is not saved: what the backend has against it, or that somebody else was faster. */
export function SaveProblems({ save, onOverwrite }: SaveProblemsProps) {
  return (
    <div className={classes.problems}>
      <ErrorNotice title="The dashboard was not saved" error={save.error} />
      {save.conflict && (
        <Notice tone="warn" title="Somebody else has changed this dashboard meanwhile">
          <p>
            It was saved at {new Date(save.conflict.modified_at).toLocaleTimeString()}. Discard shows that one; saving
            all the same replaces it by what you see.
          </p>
          <Button size="compact-xs" variant="default" loading={save.isPending} onClick={onOverwrite}>
            Save all the same
          </Button>
        </Notice>
      )}
    </div>
  );
}
