// Finds promises that nobody waits for. oxlint sees no types, so this asks the compiler: a statement whose value is a promise
// and that is neither awaited, returned, voided nor given a handler.
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns one line per floating promise of the program that this configuration describes */
export function floatingPromises(configPath) {
  const { config, error } = ts.readConfigFile(configPath, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, ts.sys.resolvePath(`${configPath}/..`));
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const lines = [];
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile || file.fileName.includes('/node_modules/')) continue;
    visit(file);
    function visit(node) {
      if (ts.isExpressionStatement(node) && floats(node.expression)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        lines.push(`${file.fileName.replace(root, '')}:${line + 1}: nobody waits for this promise`);
      }
      ts.forEachChild(node, visit);
    }
  }
  return lines;

  function floats(expression) {
    if (ts.isParenthesizedExpression(expression)) return floats(expression.expression);
    if (ts.isAwaitExpression(expression) || ts.isVoidExpression(expression)) return false;
    if (ts.isBinaryExpression(expression)) {
      const kind = expression.operatorToken.kind;
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) return false;
      return floats(expression.right);
    }
    if (ts.isConditionalExpression(expression)) return floats(expression.whenTrue) || floats(expression.whenFalse);
    return isPromise(checker.getTypeAtLocation(expression)) && !isHandled(expression);
  }

  function isPromise(type) {
    if (type.isUnion()) return type.types.some(isPromise);
    const then = type.getProperty('then');
    return then !== undefined && type.getProperty('catch') !== undefined;
  }

  /** `promise.catch(f)` and `promise.then(f, g)` deal with failure; `promise.finally(f)` and `promise.then(f)` do not. */
  function isHandled(expression) {
    if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
    const name = expression.expression.name.text;
    if (name === 'finally') return isHandled(expression.expression.expression);
    return (name === 'catch' && expression.arguments.length > 0) || (name === 'then' && expression.arguments.length > 1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lines = (process.argv.length > 2 ? process.argv.slice(2) : ['tsconfig.json']).flatMap((path) =>
    floatingPromises(ts.sys.resolvePath(path)),
  );
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.exitCode = lines.length === 0 ? 0 : 1;
}
