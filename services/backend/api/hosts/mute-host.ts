import { misfit, show } from '../../../../lib/codec/fields.ts';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import type { HostDeps } from '../../query/hosts/host-deps.ts';
import { requestedFlag, requestedHost, requestedObject } from './host-request.ts';
import { refuseTooMuch } from './refuse-too-much.ts';

const maxMessageLength = 4000;

interface MuteRequest {
  readonly message: string;
  readonly endS?: number;
  readonly override: boolean;
}

/**
 * `POST /api/v1/host/{host}/mute {end, message, override}`: silences the monitors of a host, until a time in Unix seconds or
 * until it is unmuted. `override` may stand in the address, too. The host need not have been seen.
 */
export const muteHost: Route<HostDeps>['handle'] =
  ({ store, clock }) =>
  async (request, response) => {
    const host = requestedHost(request);
    const nowS = clock.now() / 1000;
    const { message, endS, override } = readMute(request.body, nowS);
    const mute = { message, sinceS: Math.floor(nowS), ...(endS === undefined ? {} : { endS }) };
    const mayOverride = override || requestedFlag(request, 'override');
    const isMuted = await refuseTooMuch(store.hosts.mute(host, mute, { override: mayOverride }));
    if (!isMuted) throw errors.hostMutedAlready(host);
    response.json({ action: 'Muted', hostname: host, message, ...(endS === undefined ? {} : { end: endS }) });
  };

function readMute(body: unknown, nowS: number): MuteRequest {
  const { end, message = '', override = false } = requestedObject(body, ['end', 'message', 'override']);
  if (typeof message !== 'string') throw errors.bad(`'message' ${misfit(message, 'a text')}`);
  if (message.length > maxMessageLength) throw errors.bad(`'message' may have ${maxMessageLength} characters`);
  if (typeof override !== 'boolean') throw errors.bad(`'override' ${misfit(override, 'true or false')}`);
  if (end === undefined || end === null) return { message, override };
  if (typeof end !== 'number' || !Number.isInteger(end) || end > 1e11)
    throw errors.bad(`'end' ${misfit(end, 'a time in Unix seconds')}`);
  if (end <= nowS) throw errors.bad(`'end' must be in the future, it is ${show(end)}`);
  return { message, override, endS: end };
}
