import { RunBadge } from '../lab/run-badge.tsx';
import type { IntegrationRow } from './integration-rows.ts';

const WORDS = { working: 'Working', broken: 'Broken', unconfigured: 'Not configured' };
const LOOKS = { working: 'ok', broken: 'error', unconfigured: 'none' } as const;

/** Whether a check works, as a word with its colour and shape. */
export function IntegrationBadge({ row }: { readonly row: IntegrationRow }) {
  if (row.state === 'working' && row.hasWarnings) return <RunBadge state="warning" label="Working, warns" />;
  return <RunBadge state={LOOKS[row.state]} label={WORDS[row.state]} />;
}
