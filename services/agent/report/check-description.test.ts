import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDescription } from './check-description.ts';

test('the first sentence of the comment above the class', () => {
  const source = `/** Another one. */
const limit = 5;

/**
 * Sends v1.2 of e.g. \`x.y\` to
 * whom it concerns. More is said here.
 */
export default class Check {}
`;
  assert.equal(checkDescription({ source }), 'Sends v1.2 of e.g. `x.y` to whom it concerns.');
  assert.equal(checkDescription({ source: '/** A. */\nconst a = 1;\nexport default class Check {}\n' }), '');
  assert.equal(checkDescription({ source: '' }), '');
});

test('a README comes first, without its title and pictures', () => {
  const readme = '# Title\n\n![a](b.png)\n\nDoes this\nand that. Then more.\n';
  assert.equal(
    checkDescription({ source: '/** Not this. */\nexport default class C {}', readme }),
    'Does this and that.',
  );
});
