import { Button, Group, Loader, Modal } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { useChangeShares, useDashboardShares } from '../api/use-dashboard-shares.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { ShareRow } from './share-row.tsx';

interface ShareDialogProps {
  readonly dashboard: Dashboard;
  readonly onClose: () => void;
}

/** The public links of a dashboard: make one, copy it, say what its viewers may choose, revoke it. */
export function ShareDialog({ dashboard, onClose }: ShareDialogProps) {
  const { data, error, isPending } = useDashboardShares(dashboard.id);
  const change = useChangeShares(dashboard);
  const shares = data?.shares ?? [];
  return (
    <Modal opened onClose={onClose} title={`Share “${dashboard.title}”`} size={640} centered>
      <p style={{ margin: '0 0 12px' }}>
        Whoever has a public link, and reaches this lab, sees the dashboard without keys, and nothing else.
      </p>
      {isPending && !error && <Loader size="sm" type="dots" aria-label="Loading the links" />}
      {shares.map((share) => (
        <ShareRow key={share.token} share={share} change={change} />
      ))}
      <ErrorNotice title="The links could not be read" error={error} />
      <ErrorNotice title="The link was not changed" error={change.error} />
      <Group justify="flex-end" gap={8} mt={12}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          variant={shares.length > 0 ? 'default' : 'filled'}
          leftSection={<IconLink size={15} stroke={1.8} />}
          loading={change.isPending && change.variables.kind === 'make'}
          disabled={!data}
          onClick={() => change.mutate({ kind: 'make' })}
        >
          {shares.length > 0 ? 'Make another link' : 'Make a public link'}
        </Button>
      </Group>
    </Modal>
  );
}
