import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const ICONS = { info: IconInfoCircle, warn: IconAlertTriangle, bad: IconCircleX };

interface NoticeProps {
  readonly tone: keyof typeof ICONS;
  readonly title: string;
  readonly children?: ReactNode;
}

/** A message where it belongs on the page: what is the matter, and what to do. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : undefined}>
      <Icon size={17} stroke={1.8} className={classes.icon} />
      <div className={classes.body}>
        <div className={classes.title}>{title}</div>
        {children}
      </div>
    </div>
  );
}
