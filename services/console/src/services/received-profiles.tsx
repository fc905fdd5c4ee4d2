import type { LabProfiles } from '../../../../lib/api-types/apm.ts';
import { formatValue } from '../../../../lib/units/format-value.ts';
import { findUnit } from '../../../../lib/units/unit-table.ts';
import { useApm } from '../api/use-apm.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { lengthText, relativeText } from '../format/relative-time.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Panel } from '../shell/panel.tsx';
import table from '../shell/table.module.css';
import { useTimeRange } from '../time-range/use-time-range.ts';
import classes from './received-profiles.module.css';

interface ReceivedProfilesProps {
  readonly service: string;
  readonly env: string;
}

const BYTES = [findUnit('byte') ?? null, null] as const;
const SHOWN = 5;

/** The profiles that a service's processes sent. */
export function ReceivedProfiles({ service, env }: ReceivedProfilesProps) {
  const [range] = useTimeRange();
  const now = useServerNow();
  const { data, error } = useApm<LabProfiles>('profiles', { service, env }, range);
  const profiles = data?.body.profiles.toSorted((a, b) => b.endMs - a.endMs);
  const newest = profiles?.[0];
  const problem = <ErrorNotice title="The profiles could not be listed" error={error} />;
  if (error && !data) return problem;
  return (
    <>
      {problem}
      <Panel
        title="Profiles"
        aside={
          newest && (
            <span className={classes.note}>
              {profiles?.length.toLocaleString('en')} received, the newest {relativeText(newest.endMs, now())}
            </span>
          )
        }
      >
        {profiles?.length === 0 && (
          <p className={classes.none}>
            None came in this time. <code>DD_PROFILING_ENABLED=true</code> makes the tracer send one a minute.
          </p>
        )}
        {profiles && profiles.length > 0 && (
          <>
            <p className={classes.none}>They are kept and listed. Labrador does not draw them yet.</p>
            <table className={table.table} aria-label="Profiles">
              <thead>
                <tr>
                  <th>Ended</th>
                  <th>Of</th>
                  <th>Language</th>
                  <th>Version</th>
                  <th>Host</th>
                  <th>Files</th>
                </tr>
              </thead>
              <tbody>
                {profiles.slice(0, SHOWN).map(({ id, startMs, endMs, family, version, host, files }) => (
                  <tr key={id}>
                    <td>{relativeText(endMs, now())}</td>
                    <td>{lengthText(endMs - startMs)}</td>
                    <td>{family}</td>
                    <td>{version || '–'}</td>
                    <td>{host || '–'}</td>
                    <td>{files.map(({ name, bytes }) => `${name} ${formatValue(bytes, BYTES)}`).join(', ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Panel>
    </>
  );
}
