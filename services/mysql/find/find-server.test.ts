import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { findServer } from './find-server.ts';

const mariadb = "echo 'mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)'";
const mysql = "echo '/usr/sbin/mysqld  Ver 8.0.43-0ubuntu0.24.04.1 for Linux on x86_64 ((Ubuntu))'";

/** Folders of programs, `folder/name` → what a shell does for it. */
function programs(t: TestContext, scripts: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'find-server-'));
  t.after(() => rmSync(root, { recursive: true }));
  for (const [name, script] of Object.entries(scripts)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  return root;
}

test('mariadbd is preferred wherever it is, and the PATH comes first', async (t) => {
  const root = programs(t, { 'a/mysqld': mysql, 'b/mariadbd': mariadb, 'c/mariadbd': mariadb });
  const [a, b, c] = ['a', 'b', 'c'].map((name) => path.join(root, name));
  assert.deepEqual(await findServer({ PATH: a }, [`${b}`, `${c}`]), {
    file: path.join(root, 'b/mariadbd'),
    version: '10.11.19-MariaDB-0+deb12u1',
    flavour: 'mariadb',
  });
  assert.equal((await findServer({ PATH: `${a}:${c}` }, [`${b}`]))?.file, path.join(root, 'c/mariadbd'));
  assert.deepEqual(await findServer({ PATH: a }, []), {
    file: path.join(root, 'a/mysqld'),
    version: '8.0.43-0ubuntu0.24.04.1',
    flavour: 'mysql',
  });
});

test('a mysqld that is MariaDB’s is told as such; one that does not run does not count', async (t) => {
  const root = programs(t, { 'a/mariadbd': 'exit 1', 'a/mysqld': mariadb });
  assert.equal((await findServer({ PATH: path.join(root, 'a') }, []))?.flavour, 'mariadb');
  assert.equal(await findServer({ PATH: path.join(root, 'none') }, []), undefined);
  assert.equal(await findServer({}, []), undefined);
});
