import { readFileSync, writeFileSync } from 'node:fs';
import type { TimeWindow } from '../../lib/chart/time-window.ts';
import type { GalleryExample } from '../../lib/picture/gallery/gallery-example.ts';
import type { PictureAnswer } from '../../lib/picture/picture.ts';
import { pictureKind } from '../../lib/picture/picture-kinds.ts';
import type { SentAnswer } from '../../lib/widget/asked-question.ts';
import type { Question } from '../../lib/widget/question.ts';

/**
 * Asks a lab that runs what the examples of the gallery ask, and writes its answers into their files:
 * `node test/gallery/record.ts <address of the lab> <minutes> lib/picture/gallery/<name>.json …`. A new example is a file
 * with a `definition`.
 */
const [address, minutes, ...files] = process.argv.slice(2);
const toMs = Math.floor(Date.now() / 1000) * 1000;
const window = { fromMs: toMs - Number(minutes) * 60_000, toMs };

for (const file of files) {
  const { definition } = JSON.parse(readFileSync(file, 'utf8')) as Pick<GalleryExample, 'definition'>;
  const questions = pictureKind(definition.type)?.questions({ definition, window });
  if (!questions) throw new Error(`Cannot record ${file}: ${definition.type} has no picture`);
  const answers: PictureAnswer[] = [];
  for (const question of questions) answers.push(await ask(question, window));
  writeFileSync(file, textOf({ definition, window, answers }));
}

async function ask(question: Question, window: TimeWindow): Promise<PictureAnswer> {
  const response = await fetch(`${address}/labrador/api/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ questions: [{ question, window }] }),
  });
  if (!response.ok) throw new Error(`Cannot record: ${response.status} ${await response.text()}`);
  const answer = (await response.json()) as SentAnswer;
  if (answer.kind === 'error') throw new Error(`Cannot record: ${answer.error.errors.join('; ')}`);
  return answer;
}

/** The definition to be read, an answer a line. */
function textOf({ definition, window, answers }: GalleryExample): string {
  const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n');
  const written = JSON.stringify(definition, null, 2).replaceAll('\n', '\n  ');
  return `{\n  "definition": ${written},\n  "window": ${JSON.stringify(window)},\n  "answers": [\n${lines}\n  ]\n}\n`;
}
