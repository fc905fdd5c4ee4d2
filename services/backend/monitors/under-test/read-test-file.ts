import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { formatKeyPath, parseYaml, type YamlFile } from '../../../../lib/config/yaml-file.ts';
import type { MonitorTest } from './monitor-test.ts';
import { readTest } from './read-test.ts';
import { TestFaults } from './test-faults.ts';
import { TestFileError } from './test-file-error.ts';
import { testFileSchema, type WrittenTest } from './test-file-schema.ts';

/** Reads a file of tests. @throws TestFileError saying all that is wrong, and where, a line for each */
export function readTestFile(file: string): readonly MonitorTest[] {
  const written = parseTestFile(file);
  const { tests, ...common } = written;
  const folder = path.dirname(path.resolve(file));
  const faults = new TestFaults();
  const read = faults.each(tests ?? [{}], (own: WrittenTest, at) => {
    try {
      return readTest({ ...common, ...own }, folder);
    } catch (error) {
      if (!(error instanceof TestFileError)) throw error;
      const where = tests ? `tests[${at}]${own.name === undefined ? '' : ` (${own.name})`}: ` : '';
      throw new TestFileError(error.message.replaceAll(/^/gm, where), { cause: error });
    }
  });
  faults.throwIfAny();
  return read;
}

function parseTestFile(file: string): z.infer<typeof testFileSchema> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new TestFileError(`cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const yaml = parseYaml(text, file);
  if (yaml.problems.length > 0) {
    throw new TestFileError(yaml.problems.map(({ line = 1, message }) => `line ${line}: ${message}`).join('\n'));
  }
  const parsed = testFileSchema.safeParse(yaml.data);
  if (!parsed.success) throw new TestFileError(parsed.error.issues.map((issue) => describe(issue, yaml)).join('\n'));
  return parsed.data;
}

function describe({ path: place, message }: z.core.$ZodIssue, yaml: YamlFile): string {
  const keys = place.filter((key) => typeof key !== 'symbol');
  const line = yaml.lineOf(keys);
  return `${line === undefined ? '' : `line ${line}: `}${formatKeyPath(keys) || 'the file'}: ${message}`;
}
