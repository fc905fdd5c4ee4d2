import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import type { Counters } from '../../counters.ts';
import type { Outbox } from '../../outbox.ts';
import type { Door } from '../door.ts';
import type { ProfileFolder } from './profile-folder.ts';
import { readUpload } from './read-upload.ts';

const mb = 1024 * 1024;

/** Bytes of a profile with all its files, and of one of them. Those of real tracers are some hundred kilobytes. */
const maxBytes = 32 * mb;
const maxFileBytes = 24 * mb;

/** A profile has a handful of files; clients of long ago sent their tags as fields, too. */
const maxParts = 300;

/** The door for profiles (wire.md 2.10): the files go to the data folder, what is known of them to the store. */
export function profileDoor(parts: {
  readonly clock: Clock;
  readonly counters: Counters;
  readonly outbox: Outbox;
  readonly folder: ProfileFolder;
  readonly hostname: string;
  /** To be asked first. @throws HttpError 429 */
  readonly refuseWhenFull: () => void;
  readonly onRefused: (text: string) => void;
}): Door {
  const { clock, counters, outbox, folder, hostname } = parts;
  return {
    path: '/profiling/v1/input',
    isListed: true,
    methods: 'upload',
    keeps: 'inflated',
    maxBytes,
    admit: parts.refuseWhenFull,
    handle: async (request) => {
      const upload = await readUpload(request, { parts: maxParts, partBytes: maxFileBytes });
      // With zod, which the receiver's thread needs for nothing else.
      const { profileFacts } = await import('./profile-facts.ts');
      const facts = profileFacts(upload, { hostname, nowMs: clock.now() });
      const id = randomUUID();
      const files = await folder.keep(
        id,
        upload.filter(({ fileName }) => fileName !== undefined),
      );
      outbox.profile({ id, ...facts, files });
      counters.add('traces.profiles');
      counters.add('traces.profile_bytes', request.sentBytes);
      return { status: 200, body: '{}', type: 'application/json' };
    },
    onRefused: (_request, { text }) => {
      counters.add('traces.refused.profiles');
      parts.onRefused(`refused a profile: ${text}`);
    },
  };
}
