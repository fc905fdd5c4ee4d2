import type { Clock } from '../../lib/clock/clock.ts';
import { loadDatadogConfig } from '../../lib/config/datadog-config.ts';
import { loadNotifyConfig } from '../../lib/config/notify-config.ts';
import { placesFromEnvironment } from '../../lib/config/places.ts';
import { readStatus } from '../../lib/lifecycle/status-socket.ts';
import type { BackendStatus } from '../../lib/model/process-status.ts';
import { readLab } from '../status/read-lab.ts';
import { diagnoseConfiguration } from './configuration.ts';
import { diagnoseConnectivity } from './connectivity.ts';
import type { Diagnosis } from './diagnosis.ts';
import { diagnoseDocuments } from './documents.ts';
import { diagnoseMachine } from './machine.ts';
import { diagnoseNotifications } from './notifications.ts';

/** Looks at everything that `labrador diagnose` knows to look at. */
export async function diagnoseLab(
  dataDir: string,
  { env, clock }: { readonly env: NodeJS.ProcessEnv; readonly clock: Clock },
): Promise<readonly Diagnosis[]> {
  const readCounters = async (): Promise<BackendStatus['counters'] | undefined> =>
    (await readStatus<BackendStatus>({ dataDir, name: 'backend' }))?.counters;
  const backend = await readStatus<BackendStatus>({ dataDir, name: 'backend' });
  const { configDir } = placesFromEnvironment(env);
  const notify = loadNotifyConfig(configDir, env);
  return [
    ...diagnoseConfiguration(loadDatadogConfig(configDir, env)),
    // A lab that runs has variables of its own, which the file may name.
    ...diagnoseConfiguration({ ...notify, problems: backend?.mail?.settingsProblems ?? notify.problems }),
    ...diagnoseDocuments(backend),
    ...(await diagnoseMachine(dataDir)),
    ...(await diagnoseConnectivity(await readLab(dataDir), { clock, readCounters })),
    ...(backend ? diagnoseNotifications(backend, clock.now()) : []),
  ];
}
