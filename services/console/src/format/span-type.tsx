import {
  IconArrowUpRight,
  IconBolt,
  IconBraces,
  IconDatabase,
  IconMail,
  IconSearch,
  IconTerminal2,
  IconWorld,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

type Icon = ComponentType<{ size?: number; stroke?: number; color?: string }>;

const ICONS: Readonly<Record<string, Icon>> = {
  web: IconWorld,
  http: IconArrowUpRight,
  rpc: IconArrowUpRight,
  sql: IconDatabase,
  db: IconDatabase,
  mongodb: IconDatabase,
  cassandra: IconDatabase,
  redis: IconBolt,
  memcached: IconBolt,
  cache: IconBolt,
  elasticsearch: IconSearch,
  queue: IconMail,
  worker: IconMail,
  cli: IconTerminal2,
};

/** A sign for the type of a span: web, database, call, … */
export function SpanTypeIcon({ type, size = 14, color }: SpanTypeIconProps) {
  const Sign = ICONS[type] ?? IconBraces;
  return <Sign size={size} stroke={1.7} {...(color === undefined ? {} : { color })} />;
}

interface SpanTypeIconProps {
  readonly type: string;
  readonly size?: number;
  readonly color?: string;
}
