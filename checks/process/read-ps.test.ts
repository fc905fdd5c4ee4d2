import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePs, readPs } from './read-ps.ts';

test('what ps writes on macOS is read, with programs and arguments that hold spaces', async () => {
  const facts = [
    '    1     0     0 root              14080  34371376   1:02.50 Mon Jun 16 08:00:05 2025     /sbin/launchd',
    '  512     1   501 sam              204800  35651584 125:03.04 Tue Jul  1 18:30:00 2025     /Applications/My App.app/Contents/MacOS/My App',
  ].join('\n');
  const commands = '    1 /sbin/launchd\n  512 /Applications/My App.app/Contents/MacOS/My App --flag one\n';
  const [launchd, app, ...rest] = parsePs(`${facts}\n`, commands);
  assert.deepEqual(rest, []);
  assert.deepEqual([launchd?.name, launchd?.pid, launchd?.parentPid, launchd?.userName], ['launchd', 1, 0, 'root']);
  assert.deepEqual([app?.name, app?.pid, app?.parentPid, app?.userId, app?.userName], ['My App', 512, 1, 501, 'sam']);
  assert.equal(app?.commandLine, '/Applications/My App.app/Contents/MacOS/My App --flag one');
  assert.deepEqual(await app?.readUsage(), {
    startedAtMs: new Date(2025, 6, 1, 18, 30, 0).getTime(),
    cpuTimeMs: (125 * 60 + 3.04) * 1000,
    rssBytes: 204_800 * 1024,
    vmsBytes: 35_651_584 * 1024,
  });
  assert.equal((await launchd?.readUsage())?.cpuTimeMs, 62_500);
});

test('processor time of hours and days is read', async () => {
  const cases = [
    ['02:03:04', 7_384_000],
    ['1-02:03:04', 93_784_000],
  ] as const;
  for (const [time, expected] of cases) {
    const [found] = parsePs(`1 0 0 root 1 1 ${time} Mon Jun 16 08:00:05 2025 init`, '1 init');
    assert.equal((await found?.readUsage())?.cpuTimeMs, expected);
  }
});

test("the real ps tells of this test's own process", async () => {
  const { processes, cpuCount, memoryBytes } = await readPs();
  const own = processes.find(({ pid }) => pid === process.pid);
  assert.equal(own?.parentPid, process.ppid);
  assert.equal(own?.userId, process.getuid?.());
  assert.match(own?.commandLine ?? '', /read-ps\.test\.ts/);
  const usage = await own?.readUsage();
  assert.ok((usage?.rssBytes ?? 0) > 10_000_000);
  assert.ok(Math.abs((usage?.startedAtMs ?? 0) - (Date.now() - process.uptime() * 1000)) < 10_000);
  assert.ok(cpuCount > 0 && memoryBytes > 0);
});
