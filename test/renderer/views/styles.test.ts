/** Rules for all styles that the linter does not know. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const VIEWS = join(import.meta.dirname, '../../../renderer/views');
const STYLES = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), lines: readFileSync(join(VIEWS, path), 'utf8').split('\n') }));

const SIDES =
  /^\s*((margin|padding|border)-(left|right)|border-(top|bottom)-(left|right)|left|right)\b.*:|text-align: (left|right)/;
/** Half of the way is the same from both sides; tiles are placed by pixels from the left. */
const ALLOWED = /^\s*left: 50%;|\/\* physical \*\//;
/** Of a mask only the opacity counts. */
const NO_COLOUR = /mask-image:/;

test('lines may begin at either side: styles say start and end, not left and right', () => {
  const physical = STYLES.flatMap(({ path, lines }) =>
    lines.filter((line) => SIDES.test(line) && !ALLOWED.test(line)).map((line) => `${path}: ${line.trim()}`),
  );
  expect(physical).toEqual([]);
});

test('components know tokens, not colours', () => {
  const coloured = STYLES.filter(({ path }) => path !== 'tokens.css').flatMap(({ path, lines }) =>
    lines
      .filter((line) => !NO_COLOUR.test(line) && /#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(/i.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(coloured).toEqual([]);
});
