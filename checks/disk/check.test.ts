import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { mock, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCheck } from 'labrador/check/testing';
import { parse } from 'yaml';
import { parseCheckConfig } from '../../lib/check/parse-check-config.ts';
import DiskCheck from './check.ts';

const skip = process.platform !== 'linux';
const procfs_path = fileURLToPath(new URL('recorded', import.meta.url));
const metadata = new URL('metadata.csv', import.meta.url);

/** 1000 blocks of 4 KiB, 400 of them used and 500 free for all; 200 inodes, 50 of them used. */
const answer = { type: 1, bsize: 4096, frsize: 4096, blocks: 1000, bfree: 600, bavail: 500, files: 200, ffree: 150 };

/** The mounts of the recording do not exist here: their file systems answer what the test says. */
function answerStatfs(context: TestContext, answers: Readonly<Record<string, object | Error>>): string[] {
  const asked: string[] = [];
  const replaced = mock.method(fs, 'statfs', async (mountPoint: string) => {
    asked.push(mountPoint);
    const said = answers[mountPoint] ?? { ...answer, blocks: 0, bfree: 0, bavail: 0 };
    if (said instanceof Error) throw said;
    return said;
  });
  context.after(() => replaced.mock.restore());
  return asked;
}

test('a recorded machine gives the figures computed by hand', { skip }, async (context) => {
  answerStatfs(context, { '/': answer });
  const result = await runCheck(DiskCheck, { instance: { procfs_path, tags: ['rack:7'] } });
  const tags = ['rack:7', 'device:/dev/vda', 'device_name:vda'];
  const gauges = {
    ...{ 'disk.total': 4000, 'disk.used': 1600, 'disk.free': 2000, 'disk.in_use': 4 / 9, 'disk.utilized': 400 / 9 },
    ...{ 'fs.inodes.total': 200, 'fs.inodes.used': 50, 'fs.inodes.free': 150, 'fs.inodes.in_use': 0.25 },
    'fs.inodes.utilized': 25,
  };
  for (const [name, value] of Object.entries(gauges)) {
    result.assertMetric(`system.${name}`, { type: 'gauge', value, tags, count: 1 });
  }
  const ofDisk = ['rack:7', 'device:vda', 'device_name:vda'];
  result.assertMetric('system.disk.read_time', { type: 'monotonic_count', value: 500, tags: ofDisk, count: 1 });
  result.assertMetric('system.disk.write_time', { type: 'monotonic_count', value: 4000, tags: ofDisk, count: 1 });
  result.assertMetric('system.disk.read_time_pct', { type: 'rate', value: 50, tags: ofDisk, count: 1 });
  result.assertMetric('system.disk.write_time_pct', { type: 'rate', value: 400, tags: ofDisk, count: 1 });
  result.assertAllMetricsCovered();
  result.assertMetadata(metadata);
  assert.deepEqual(result.warnings, []);
});

/** Which mounts of the recording each instance asks. */
const choices: readonly (readonly [title: string, instance: object, initConfig: object, asked: readonly string[]])[] = [
  ['by default', {}, {}, ['/proc', '/sys', '/dev/shm', '/', '/mnt/back up', '/mnt/share']],
  ['on devices only', { include_all_devices: false }, {}, ['/', '/mnt/back up']],
  ['file systems, in any case', { file_system_include: ['EXT', 'xfs'] }, {}, ['/', '/mnt/back up']],
  ['without file systems', { file_system_exclude: ['tmpfs', 'proc', 'sys'] }, {}, ['/', '/mnt/back up', '/mnt/share']],
  ['devices', { device_include: ['/dev/vd[ab]$'] }, {}, ['/']],
  ['expressions begin at the beginning', { device_include: ['vda'] }, {}, []],
  ['without devices', { device_include: ['/dev'], device_exclude: ['/dev/vda'] }, {}, ['/mnt/back up']],
  ['mount points', { mount_point_include: ['/mnt/'] }, {}, ['/mnt/back up', '/mnt/share']],
  ['without mount points', { mount_point_include: ['/mnt/'], mount_point_exclude: ['.*share'] }, {}, ['/mnt/back up']],
  [
    'nameless ones too',
    { all_partitions: true, mount_point_include: ['/mnt/'] },
    {},
    ['/mnt/back up', '/mnt/share', '/mnt/nameless'],
  ],
  ['other global exclusions', { device_include: ['/dev'] }, { file_system_global_exclude: ['xfs'] }, ['/', '/mnt/cd']],
  ['global mount points', { device_include: ['/dev'] }, { mount_point_global_exclude: ['/mnt'] }, ['/']],
  ['global devices', { device_include: ['/dev'] }, { device_global_exclude: ['/dev/vdb'] }, ['/']],
];

for (const [title, options, initConfig, expected] of choices) {
  test(`mounts: ${title}`, { skip }, async (context) => {
    const asked = answerStatfs(context, {});
    const result = await runCheck(DiskCheck, { instance: { procfs_path, ...options }, initConfig });
    assert.deepEqual(asked, expected);
    assert.deepEqual(result.metrics('system.disk.total'), [], 'what has no blocks is not sent');
  });
}

test('tags by mount point, file system and expression; read-only is critical', { skip }, async (context) => {
  answerStatfs(context, { '/': answer, '/mnt/back up': answer });
  const instance = {
    ...{ procfs_path, use_mount: true, tag_by_filesystem: true, service_check_rw: true },
    device_tag_re: { '/mnt/.*': 'kind:backup, cold', vda: 'kind:disk' },
  };
  const result = await runCheck(DiskCheck, { instance });
  const root = ['ext4', 'filesystem:ext4', 'device:/', 'device_name:vda'];
  const backup = ['xfs', 'filesystem:xfs', 'kind:backup', 'cold', 'device:/mnt/back up', 'device_name:vdb1'];
  result.assertMetric('system.disk.total', { tags: root, count: 1 });
  result.assertMetric('system.disk.total', { tags: backup, count: 1 });
  result.assertMetric('system.disk.read_time', { tags: ['kind:disk', 'device:vda', 'device_name:vda'] });
  result.assertServiceCheck('disk.read_write', { status: 0, tags: root, count: 1 });
  result.assertServiceCheck('disk.read_write', { status: 2, tags: backup, count: 1 });
});

test('min_disk_size is in MiB, and what is just as large is left away', { skip }, async (context) => {
  answerStatfs(context, { '/': { ...answer, blocks: 256 }, '/mnt/back up': { ...answer, blocks: 257 } });
  const result = await runCheck(DiskCheck, { instance: { procfs_path, min_disk_size: 1 } });
  const names = result.metrics('system.disk.total').map(({ tags }) => tags.at(-1));
  assert.deepEqual(names, ['device_name:vdb1']);
});

test('a mount that fails is warned of, one that is refused is not, and the others are sent', {
  skip,
}, async (context) => {
  const refused = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  answerStatfs(context, { '/': answer, '/mnt/back up': refused, '/mnt/share': new Error('ESTALE: stale file handle') });
  const result = await runCheck(DiskCheck, { instance: { procfs_path } });
  result.assertMetric('system.disk.total', { count: 1 });
  assert.equal(result.warnings.length, 1);
  assert.match(result.warnings.join(), /\/mnt\/share: ESTALE: stale file handle\. mount_point_exclude/);
});

test('this machine: its root is as large as Node says', { skip }, async () => {
  const result = await runCheck(DiskCheck, { instance: { use_mount: true, mount_point_include: ['/$'] } });
  const { blocks, bsize } = await fs.statfs('/');
  const total = result.metrics('system.disk.total').find(({ tags }) => tags.includes('device:/'));
  assert.equal(total?.value, (blocks * bsize) / 1024);
  result.assertMetadata(metadata);
});

test('what is no regular expression is refused by its key', async () => {
  await assert.rejects(runCheck(DiskCheck, { instance: { device_exclude: ['('] } }), /device_exclude.*not a regular/s);
  await assert.rejects(runCheck(DiskCheck, { instance: { device_exclude: '/dev' } }), /device_exclude: must be a list/);
  await assert.rejects(
    runCheck(DiskCheck, { instance: { device_tag_re: { '(': 'a' } } }),
    /device_tag_re.*not a regular/s,
  );
});

test('conf.yaml.example is valid as it stands, and with every option in use', async () => {
  const text = readFileSync(new URL('conf.yaml.example', import.meta.url), 'utf8');
  const { instances } = parse(text) as { instances: object[] };
  assert.deepEqual(instances, [{ use_mount: false }]);
  const inUse = parse(text.replaceAll(/^( *)# /gm, '$1')) as { init_config: object; instances: object[] };
  const options = Object.keys(inUse.instances[0] ?? {});
  const missing = Object.keys(DiskCheck.instanceSchema.shape).filter((key) => !options.includes(key));
  assert.deepEqual(missing, []);
  const globals = Object.keys(DiskCheck.initConfigSchema.shape).filter((key) => !(key in inUse.init_config));
  assert.deepEqual(globals, []);
  const problems = parseCheckConfig(DiskCheck, {
    instance: inUse.instances[0],
    initConfig: inUse.init_config,
  }).problems;
  assert.deepEqual(problems, []);
});
