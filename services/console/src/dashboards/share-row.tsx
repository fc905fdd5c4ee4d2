import { Button, Group, Switch, TextInput } from '@mantine/core';
import type { DashboardShare } from '../../../../lib/api-types/dashboard-shares.ts';
import type { useChangeShares } from '../api/use-dashboard-shares.ts';
import { CopyText } from '../shell/copy-text.tsx';
import classes from './share-row.module.css';

interface ShareRowProps {
  readonly share: DashboardShare;
  readonly change: ReturnType<typeof useChangeShares>;
}

/** A public link of a dashboard. */
export function ShareRow({ share, change }: ShareRowProps) {
  const { token, public_url: url, global_time_selectable_enabled: isSelectable } = share;
  const note = shareNote(share);
  const revoke = () => {
    if (window.confirm('Revoke this link? Whoever has it sees the dashboard no more.')) {
      change.mutate({ kind: 'revoke', token });
    }
  };
  return (
    <div className={classes.share}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          aria-label="Public link"
          readOnly
          style={{ flex: 1 }}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyText text={url} label="Copy" />
      </Group>
      <Group justify="space-between" mt={8}>
        <Switch
          label="Viewers choose the time range"
          checked={isSelectable}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ kind: 'time', token, isSelectable: event.currentTarget.checked })}
        />
        <Group gap={8}>
          {note && <span className={classes.note}>{note}</span>}
          <Button component="a" href={url} target="_blank" rel="noreferrer" variant="subtle" size="compact-xs">
            Open
          </Button>
          <Button variant="subtle" color="red" size="compact-xs" disabled={change.isPending} onClick={revoke}>
            Revoke
          </Button>
        </Group>
      </Group>
    </div>
  );
}

/** What is unusual about a link. */
function shareNote({ share_type, status }: DashboardShare): string | undefined {
  if (status === 'paused') return 'paused';
  return share_type === 'invite' ? 'by invitation' : share_type === 'embed' ? 'embedded' : undefined;
}
