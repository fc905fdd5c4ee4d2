import { datadogSchema } from '../../../../lib/config/datadog-schema.ts';
import { type DogstatsdSettings, readDogstatsdSettings } from './settings.ts';

/** For tests: the settings of an empty `datadog.yaml`, with some keys, on any free port of the host `h`. */
export function testingSettings(keys: Readonly<Record<string, unknown>> = {}): DogstatsdSettings {
  const config = datadogSchema.parse({ dogstatsd_port: 0, ...keys });
  return readDogstatsdSettings(config, { hostname: 'h', bindHost: '127.0.0.1' }).settings;
}
