import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMacosMounts } from './read-macos-mounts.ts';

test('reads what mount says on macOS', () => {
  const text = [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    'devfs on /dev (devfs, local, nobrowse)',
    '/dev/disk5s1 on /Volumes/My (old) disk (hfs, local, nodev)',
    'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
    '',
  ].join('\n');
  const mounts = parseMacosMounts(text).map(({ device, mountPoint, fileSystem, options, isPhysical }) => {
    return [device, mountPoint, fileSystem, options[0], isPhysical];
  });
  assert.deepEqual(mounts, [
    ['/dev/disk3s1s1', '/', 'apfs', 'ro', true],
    ['devfs', '/dev', 'devfs', 'rw', false],
    ['/dev/disk5s1', '/Volumes/My (old) disk', 'hfs', 'rw', true],
    ['map auto_home', '/System/Volumes/Data/home', 'autofs', 'rw', false],
  ]);
});
