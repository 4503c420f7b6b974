/** What views say and how, read from their syntax: types alone cannot tell a key that nobody uses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

const VIEWS = join(import.meta.dirname, '../../../../renderer/views');

export type Scanned = {
  readonly path: string;
  /** Every text in quotation marks: a key may come by way of a table. */
  readonly literals: ReadonlySet<string>;
  /** Of template texts: what keys they may be. `device.${kind}` may be any `device.…`. */
  readonly patterns: readonly RegExp[];
  /** Words on screen that do not come from the languages' files. */
  readonly written: readonly string[];
};

/** Of names that are the same in all languages, and of examples. */
const SAME_EVERYWHERE = /^(Engage|[kMG]bit\/s|https?:\/\/\S+)$/;
const HAS_WORDS = /\p{L}{2}/u;
const SPOKEN_ATTRIBUTE =
  /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder|hint|text|\w*[lL]abel)$/;
/** Inside an element, or as a sentence anywhere: keys have neither spaces nor capitals at their beginning. */
const LOOKS_SAID = /^\p{Lu}\p{Ll}+$|\p{L}{2,},? \p{L}{2,}/u;

export function scanViews(): Scanned[] {
  return readdirSync(VIEWS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('words'))
    .map((path) => scan(path, readFileSync(join(VIEWS, path), 'utf8')));
}

export function scan(path: string, text: string): Scanned {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  const written: string[] = [];
  const isSaid = (said: string): boolean => HAS_WORDS.test(said) && !SAME_EVERYWHERE.test(said.trim());
  new Visitor({
    'JSXText:exit': ({ value }) => void (isSaid(value) && written.push(value.trim())),
    'JSXAttribute:exit': ({ name, value }) => {
      const attribute = name.type === 'JSXIdentifier' ? name.name : '';
      if (!SPOKEN_ATTRIBUTE.test(attribute) || value?.type !== 'Literal') return;
      if (typeof value.value === 'string' && isSaid(value.value)) written.push(`${attribute}="${value.value}"`);
    },
    'JSXExpressionContainer:exit': ({ expression }) => {
      for (const said of saidIn(expression)) if (LOOKS_SAID.test(said) && isSaid(said)) written.push(said);
    },
    'Literal:exit': ({ value }) => void (typeof value === 'string' && literals.add(value)),
    'TemplateLiteral:exit': ({ quasis }) => {
      const parts = quasis.map(({ value }) => value.raw.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      if (parts.some((part) => part !== '')) patterns.push(new RegExp(`^${parts.join('[^.]+')}$`));
    },
  }).visit(parseSync(path, text).program);
  return { path, literals, patterns, written };
}

/** The texts that an expression may become: of a choice, both. */
function saidIn(expression: ESTree.Expression | ESTree.JSXEmptyExpression): string[] {
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.quasis.map(({ value }) => value.raw.trim());
    case 'ConditionalExpression':
      return [...saidIn(expression.consequent), ...saidIn(expression.alternate)];
    case 'LogicalExpression':
      return [...saidIn(expression.left), ...saidIn(expression.right)];
    default:
      return [];
  }
}
