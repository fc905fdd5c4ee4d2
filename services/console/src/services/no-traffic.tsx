import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Notice } from '../shell/notice.tsx';
import { useTimeRange } from '../time-range/use-time-range.ts';

interface NoTrafficProps {
  /** `service apm-app`. */
  readonly what: string;
  readonly env: string | undefined;
  readonly back: { readonly href: string; readonly label: string };
}

/** Said where a service or a resource had no requests in the time that is looked at. */
export function NoTraffic({ what, env, back }: NoTrafficProps) {
  const [, setRange] = useTimeRange();
  return (
    <Notice
      tone="info"
      title={`No requests for ${what}${env === undefined ? '' : ` in env:${env}`} in this time range`}
    >
      <p>It may have had some at another time or in another environment.</p>
      <p style={{ display: 'flex', gap: 8, marginTop: 8 }}>
        <Button variant="default" onClick={() => setRange({ kind: 'live', spanMs: 86_400_000 })}>
          Look at the past day
        </Button>
        <Button variant="default" component={Link} href={back.href}>
          {back.label}
        </Button>
      </p>
    </Notice>
  );
}
