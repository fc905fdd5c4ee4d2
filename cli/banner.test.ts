import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderBanner } from './banner.ts';

test('every door, folder and variable is shown, known doors first, words quoted for a shell where needed', () => {
  const banner = renderBanner({
    version: '1.2.3',
    endpoints: { extra: 'http://127.0.0.1:3', dogstatsd: 'udp://127.0.0.1:2', http: 'http://127.0.0.1:1' },
    configDir: '/c',
    dataDir: "/d e'f",
    leftOut: ['it cannot be found'],
    variables: [
      { name: 'LABRADOR_URL', value: 'http://127.0.0.1:1' },
      { name: 'LABRADOR_DATA_DIR', value: "/d e'f" },
      { name: 'SECRET', value: '', file: "/d e'f/secret" },
    ],
  });
  assert.deepEqual(banner.split('\n'), [
    '',
    '  Labrador 1.2.3 is running',
    '',
    '  Console, API   http://127.0.0.1:1',
    '  DogStatsD      udp://127.0.0.1:2',
    '  extra          http://127.0.0.1:3',
    '  Configuration  /c',
    "  Data           /d e'f",
    '',
    '  Left out: it cannot be found',
    '',
    '  For clients in another shell:',
    '',
    '    export LABRADOR_URL=http://127.0.0.1:1',
    "    export LABRADOR_DATA_DIR='/d e'\\''f'",
    `    export SECRET="$(cat '/d e'\\''f/secret')"`,
    '',
    '  Ctrl-C stops it.',
    '',
    '',
  ]);
});
