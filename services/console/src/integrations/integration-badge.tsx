import { StateBadge } from '../lab/state-badge.tsx';
import type { IntegrationRow } from './integration-rows.ts';

const WORDS = { working: 'Working', broken: 'Broken', unconfigured: 'Not configured' };
const LOOKS = { working: 'ok', broken: 'error', unconfigured: 'none' };

/** Whether a check works, as a word with its colour and shape. */
export function IntegrationBadge({ row }: { readonly row: IntegrationRow }) {
  if (row.state === 'working' && row.hasWarnings) return <StateBadge state="warning" label="Working, warns" />;
  return <StateBadge state={LOOKS[row.state]} label={WORDS[row.state]} />;
}
