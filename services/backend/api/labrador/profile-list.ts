import type { LabProfiles } from '../../../../lib/api-types/apm.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { Profile } from '../../../../lib/model/profile.ts';
import type { ApiDeps } from '../api-deps.ts';
import { optionalParam, requiredSeconds } from '../request-params.ts';

/** Profiles in one answer; a service makes one a minute. */
const maxProfiles = 1000;

/** `GET /labrador/api/profiles?from=&to=[&service=][&env=]`: the newest profiles in a window, Unix seconds. */
export const profileList: Route<ApiDeps>['handle'] =
  ({ store }) =>
  async (request, response) => {
    const fromS = requiredSeconds(request, 'from');
    const toS = requiredSeconds(request, 'to');
    if (fromS > toS) throw errors.wrongOrder(fromS, toS);
    const service = optionalParam(request, 'service');
    const env = optionalParam(request, 'env');
    const found = await store.profiles.list({
      fromMs: fromS * 1000,
      toMs: toS * 1000,
      ...(service !== undefined && { service }),
      ...(env !== undefined && { env }),
      limit: maxProfiles,
    });
    const body: LabProfiles = { profiles: found.map(toLab) };
    response.json(body);
  };

function toLab(profile: Profile): LabProfiles['profiles'][number] {
  const { id, service, env, version, host, family, startMs, endMs, files } = profile;
  return { id, service, env, version, host, family, startMs, endMs, files };
}
