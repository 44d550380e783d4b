import ts from 'typescript';

/** What a source file says about words. */
export interface Scan {
  file: string;
  /** Keys asked for by name, `t('…')`; they must exist. */
  keys: { key: string; line: number }[];
  /** The namespaces the file works with, from `useTranslation('…')`. */
  namespaces: string[];
  /** Every text in quotes: a key may be kept in a table and asked for later. */
  literals: string[];
  /** Keys put together, `t(`problem.${code}`)`: what every such key looks like. */
  patterns: RegExp[];
  /** Codes of refusals with their answers, `'referral.closed': { status: 409, title: … }`. */
  problems: string[];
  /** Text a person would read that comes from no language file. */
  untranslated: { text: string; line: number }[];
}

const readAttributes = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'description',
  'error',
  'hint',
  'label',
  'placeholder',
  'title',
]);

/** Reads one TypeScript file for words, without running it. */
export function scan(file: string, text: string): Scan {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Scan = { file, keys: [], namespaces: [], literals: [], patterns: [], problems: [], untranslated: [] };
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.literals.push(node.text);
    if (ts.isTemplateExpression(node)) found.patterns.push(...patternOf(node));
    if (ts.isCallExpression(node)) readCall(node, found, lineOf);
    if (ts.isPropertyAssignment(node)) found.problems.push(...problemOf(node, source));
    if (ts.isJsxText(node) && isReadable(node.text)) found.untranslated.push({ text: node.text.trim(), line: lineOf(node) });
    if (ts.isJsxAttribute(node)) readAttribute(node, found, source, lineOf);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function readCall(call: ts.CallExpression, found: Scan, lineOf: (node: ts.Node) => number): void {
  const name = ts.isPropertyAccessExpression(call.expression)
    ? call.expression.name.text
    : ts.isIdentifier(call.expression)
      ? call.expression.text
      : '';
  if (name === 't' && call.arguments[0]) found.keys.push(...textsOf(call.arguments[0]).map((key) => ({ key, line: lineOf(call) })));
  if (name === 'useTranslation' && call.arguments[0]) found.namespaces.push(...textsOf(call.arguments[0]));
  if (name === 'getFixedT' && call.arguments[1]) found.namespaces.push(...textsOf(call.arguments[1]));
}

/** The texts an expression can be: itself, or either side of a choice, or each of a list. */
function textsOf(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) return [...textsOf(expression.whenTrue), ...textsOf(expression.whenFalse)];
  if (ts.isParenthesizedExpression(expression)) return textsOf(expression.expression);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap(textsOf);
  return [];
}

/** A template is taken for keys only if it says something itself; `${a}.${b}` could be anything. */
function patternOf(template: ts.TemplateExpression): RegExp[] {
  const fixed = [template.head.text, ...template.templateSpans.map((span) => span.literal.text)];
  if (!fixed.some((part) => /[a-z]{3}/i.test(part)) || !/^[\w.:-]*$/.test(fixed.join(''))) return [];
  return [new RegExp(`^${fixed.map((part) => part.replaceAll('.', '\\.')).join('.+')}$`)];
}

function problemOf(property: ts.PropertyAssignment, source: ts.SourceFile): string[] {
  if (!ts.isStringLiteral(property.name) || !ts.isObjectLiteralExpression(property.initializer)) return [];
  const values = new Map(
    property.initializer.properties
      .filter(ts.isPropertyAssignment)
      .map((each) => [each.name.getText(source), each.initializer.getText(source)]),
  );
  // A fault of the server itself is told in the same words whatever it was.
  return values.has('title') && Number(values.get('status')) < 500 ? [property.name.text] : [];
}

function readAttribute(attribute: ts.JsxAttribute, found: Scan, source: ts.SourceFile, lineOf: (node: ts.Node) => number): void {
  const name = attribute.name.getText(source);
  const value = attribute.initializer;
  if (!value || !ts.isStringLiteral(value)) return;
  if (name === 'i18nKey') found.keys.push({ key: value.text, line: lineOf(attribute) });
  else if (readAttributes.has(name) && isReadable(value.text)) found.untranslated.push({ text: value.text, line: lineOf(attribute) });
}

function isReadable(text: string): boolean {
  return /\p{L}{2}/u.test(text.replaceAll(/&\w+;/g, ''));
}
