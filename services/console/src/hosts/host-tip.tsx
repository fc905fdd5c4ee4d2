import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { relativeText } from '../format/relative-time.ts';
import classes from './host-map.module.css';
import { tagsOf } from './host-tags.ts';

interface HostTipProps {
  readonly host: LabHost;
  readonly valueText: string;
  /** Middle and radius of its hexagon, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const MOST_TAGS = 6;
/** Above this the tip stands below the hexagon, where it would be cut otherwise. */
const LOW_PX = 130;

/** The host under the pointer in a few words, above its hexagon. */
export function HostTip({ host, valueText, x, y, radius }: HostTipProps) {
  const now = useServerNow();
  const isBelow = y - radius < LOW_PX;
  const tags = tagsOf(host).filter((tag) => tag !== `host:${host.name}`);
  return (
    <div
      className={classes.tip}
      style={{
        left: `clamp(4px, ${x - 140}px, calc(100% - 284px))`,
        top: y + (isBelow ? radius + 8 : -radius - 8),
        transform: isBelow ? undefined : 'translateY(-100%)',
      }}
    >
      <div className={classes.tipHead}>
        <b>{host.name}</b>
        <span>{valueText}</span>
      </div>
      {!host.isUp && <div className={classes.bad}>down, last seen {relativeText(host.lastSeenS * 1000, now())}</div>}
      {host.isMuted && <div>muted</div>}
      <div className={classes.tipTags}>
        {tags.slice(0, MOST_TAGS).join(' · ')}
        {tags.length > MOST_TAGS && ` · ${tags.length - MOST_TAGS} more`}
      </div>
    </div>
  );
}
