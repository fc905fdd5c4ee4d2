import type { Clock } from '../../../../lib/clock/clock.ts';
import type { TraceDecoder } from '../../../../lib/codec/traces/trace-decoder.ts';
import type { Counters } from '../counters.ts';
import type { Outbox } from '../outbox.ts';
import { dogstatsdDoors } from './dogstatsd-doors.ts';
import { DogstatsdProxy, type PacketsPort } from './dogstatsd-proxy.ts';
import type { Door } from './door.ts';
import { profileDoor } from './profiles/profile-door.ts';
import { ProfileFolder } from './profiles/profile-folder.ts';
import type { TracesSettings } from './settings.ts';
import { statsDoor } from './stats-door.ts';
import { traceDoors } from './trace-doors.ts';
import type { TraceReceiver } from './trace-receiver.ts';
import { unusedDoors } from './unused-doors.ts';

/** All doors of the trace receiver's port, in the order in which `/info` lists them. */
export function receiverDoors(parts: {
  readonly settings: TracesSettings;
  readonly dogstatsdPort?: PacketsPort;
  readonly clock: Clock;
  readonly counters: Counters;
  readonly outbox: Outbox;
  readonly receiver: TraceReceiver;
  readonly decoder: TraceDecoder;
  readonly warn: (subject: string, text: string) => void;
  /** The body of `/info`. */
  readonly info: () => string;
}): readonly Door[] {
  const { settings, dogstatsdPort, clock, counters, outbox, receiver, decoder, warn, info } = parts;
  return [
    ...traceDoors({ receiver, decoder, counters, onRefused: (text) => warn('refused', text) }),
    statsDoor({ receiver, counters, onRefused: (text) => warn('stats', text) }),
    ...dogstatsdDoors(dogstatsdPort && new DogstatsdProxy(dogstatsdPort), counters),
    profileDoor({
      clock,
      counters,
      outbox,
      folder: new ProfileFolder(settings.profilesDir),
      hostname: settings.pipeline.hostname,
      refuseWhenFull: () => receiver.refuseWhenFull(),
      onRefused: (text) => warn('profiles', text),
    }),
    ...unusedDoors(counters),
    {
      path: '/info',
      isListed: false,
      methods: 'any',
      keeps: 'none',
      handle: () => ({ status: 200, body: info(), type: 'application/json' }),
    },
  ];
}
