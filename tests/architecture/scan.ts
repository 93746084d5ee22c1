import ts from 'typescript';

export interface ImportFound {
  /** As written, without a query such as `?worker&url`. */
  readonly specifier: string;
  /** `url`: a file named by `new URL(…, import.meta.url)`: a worker, or data that is read. */
  readonly how: 'static' | 'dynamic' | 'url';
}

export interface ScannedFile {
  readonly imports: readonly ImportFound[];
  /** Whether it passes on something of another file. */
  readonly reExports: boolean;
  /** Whether it holds nothing of its own. */
  readonly onlyPassesOn: boolean;
}

/** Reads the imports of one file from its syntax tree: static, type, dynamic, `import('…')` types, and workers named by `new URL`. */
export function scanFile(path: string, text: string): ScannedFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const imports: ImportFound[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, specifier: found.specifier.replace(/\?.*$/, '') });
    ts.forEachChild(node, visit);
  };
  visit(source);
  const own = source.statements.filter((statement) => !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement));
  return { imports, reExports: passesOn(source), onlyPassesOn: own.length === 0 && passesOn(source) };
}

/** `export … from`, or an imported name in an export list. */
function passesOn(source: ts.SourceFile): boolean {
  const importedNames = new Set<string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const clause = statement.importClause;
    if (clause?.name) importedNames.add(clause.name.text);
    const bindings = clause?.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) importedNames.add(bindings.name.text);
    if (bindings && ts.isNamedImports(bindings)) for (const element of bindings.elements) importedNames.add(element.name.text);
  }
  return source.statements.some((statement) => {
    if (!ts.isExportDeclaration(statement)) return false;
    if (statement.moduleSpecifier) return true;
    const clause = statement.exportClause;
    if (!clause || !ts.isNamedExports(clause)) return false;
    return clause.elements.some((element) => importedNames.has((element.propertyName ?? element.name).text));
  });
}

function importOf(node: ts.Node): ImportFound | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, 'static');
  if (ts.isImportTypeNode(node)) return literal(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'static');
  if (ts.isExternalModuleReference(node)) return literal(node.expression, 'static');
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return literal(node.arguments[0], 'dynamic');
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url') {
    return literal(node.arguments[0], 'url');
  }
  return null;
}

function literal(node: ts.Node | undefined, how: ImportFound['how']): ImportFound | null {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, how } : null;
}
