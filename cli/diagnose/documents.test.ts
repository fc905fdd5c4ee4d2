import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentProblem } from '../../lib/model/process-status.ts';
import { diagnoseDocuments } from './documents.ts';

function findings(documentProblems: readonly DocumentProblem[]): readonly string[] {
  return diagnoseDocuments({ documentProblems }).map(({ name, result, finding }) => `${result} ${name}: ${finding}`);
}

test('files that the lab cannot read are named with their reasons', () => {
  assert.deepEqual(findings([]), ['PASS documents: dashboards, monitors and downtimes in files are read']);
  assert.deepEqual(findings([{ file: '/c/monitors/a.json', message: 'is wrong' }]), [
    'WARNING a.json: /c/monitors/a.json: is wrong',
  ]);
});

test('without a lab it points to `labrador validate`', () => {
  const [diagnosis] = diagnoseDocuments(undefined);
  assert.equal(diagnosis?.result, 'WARNING');
  assert.match(diagnosis?.remedy ?? '', /labrador validate/);
});
