import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { CaptureAnswer, CaptureRequest } from '../../../../lib/api-types/dogstatsd.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { ApiDeps } from '../api-deps.ts';

const longestS = 3600;

/** `POST /labrador/api/dogstatsd/capture`: writes what DogStatsD receives into a file of the data folder, for some time. */
export const dogstatsdCapture: Route<ApiDeps>['handle'] =
  ({ dogstatsd, dataDir, clock }) =>
  async (request, response) => {
    const { seconds, compressed } = readRequest(request.body);
    if (!dogstatsd) throw errors.dogstatsdOff();
    const folder = path.join(dataDir, 'captures');
    await mkdir(folder, { recursive: true });
    const name = `datadog-capture-${Math.floor(clock.now() / 1000)}.dog${compressed ? '.zstd' : ''}`;
    const file = path.join(folder, name);
    if (!dogstatsd.capture({ file, seconds, isCompressed: compressed })) throw errors.captureGoesOn();
    const body: CaptureAnswer = { file };
    response.json(body);
  };

function readRequest(body: unknown): CaptureRequest {
  const { seconds, compressed } = (body ?? {}) as Partial<Record<keyof CaptureRequest, unknown>>;
  if (typeof seconds !== 'number' || !(seconds >= 1 && seconds <= longestS)) throw errors.badParameter('seconds');
  if (typeof compressed !== 'boolean') throw errors.badParameter('compressed');
  return { seconds, compressed };
}
