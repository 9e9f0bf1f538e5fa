// @ts-check
const ts = require("typescript");

/** Digits of ln 10 and π that decimal.js can use at 40 significant digits, its guard digits included, several times over. */
const keptDigits = 100;

/** Methods that no calculation of money asks for: angles, hyperbolas, other bases, fractions. */
const methods = [
  ...["cosine", "sine", "tangent", "inverseCosine", "inverseSine", "inverseTangent"],
  ...["hyperbolicCosine", "hyperbolicSine", "hyperbolicTangent"],
  ...["inverseHyperbolicCosine", "inverseHyperbolicSine", "inverseHyperbolicTangent"],
  ...["cubeRoot", "toBinary", "toHexadecimal", "toOctal", "toFraction", "toNearest", "toExponential"],
  ...["clampedTo", "logarithm", "dividedToIntegerBy"],
];

/** Functions of the constructor that do what methods do, and chance. */
const functions = [
  ...["abs", "add", "cbrt", "ceil", "clamp", "div", "exp", "floor", "hypot", "ln", "log", "log10", "log2"],
  ...["mod", "mul", "random", "round", "sign", "sqrt", "sub", "sum", "trunc"],
  ...[
    "cos",
    "sin",
    "tan",
    "acos",
    "asin",
    "atan",
    "atan2",
    "cosh",
    "sinh",
    "tanh",
    "acosh",
    "asinh",
    "atanh",
  ],
];

/** As decimal.js writes them: P is its prototype. */
const leftOut = new Set([
  ...methods.map((name) => `P.${name}`),
  ...functions.map((name) => `Decimal.${name}`),
]);

/**
 * What a statement gives a value to first: P.cosine of `P.cosine = P.cos = …`, Decimal.cos of `Decimal.cos = cos`.
 * @param {import("typescript").Node} node
 */
function assigned(node) {
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return undefined;
  const { left, operatorToken } = node.expression;
  const isAssignment = operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment && ts.isPropertyAccessExpression(left) ? left.getText() : undefined;
}

/**
 * Leaves out of decimal.js what nobody here calls, and shortens its two constants of 1,025 digits: each start of Excel
 * would load 4 kB of them. What is left out is no function any more, and more digits than are kept throw.
 *
 * @param {string} source
 * @returns {string}
 */
module.exports = function smallDecimal(source) {
  const file = ts.createSourceFile("decimal.mjs", source, ts.ScriptTarget.Latest, true);
  const missing = new Set(leftOut);
  let text = "";
  let end = 0;
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    const name = assigned(node);
    if (name === undefined || !leftOut.has(name)) return ts.forEachChild(node, visit);
    missing.delete(name);
    text += source.slice(end, node.getStart());
    end = node.getEnd();
  };
  visit(file);
  text += source.slice(end);

  const constant = /'(\d\.\d{1000,})'/g;
  const found = text.match(constant)?.length ?? 0;
  if (missing.size > 0 || found !== 2)
    throw new Error(
      `decimal.js lacks ${[...missing].join(", ") || "its two long constants"}: look at it again`,
    );
  return text.replace(constant, (_text, /** @type {string} */ digits) => `'${digits.slice(0, keptDigits)}'`);
};
module.exports.leftOut = leftOut;
