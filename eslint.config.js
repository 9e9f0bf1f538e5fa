// @ts-check
import eslint from "@eslint/js";
import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

/** Clock and chance come into shared/ as arguments; the compiler cannot forbid these two. */
const noClockOrChance = [
  { object: "Date", property: "now", message: "shared/ is pure: take the time as an argument." },
  { object: "Math", property: "random", message: "shared/ is pure: take chance as an argument." },
];

const noPresent = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: "shared/ is pure: take the time as an argument.",
};
const noNumbers = {
  selector: "MemberExpression[property.name='toNumber']",
  message: "Numbers leave decimal in addin/cell/toCell.ts only.",
};

export default tseslint.config(
  { ignores: ["dist/", "coverage/", "reports/", "**/.tsbuild/", ".dependency-cruiser.cjs"] },
  eslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "office-addins": officeAddins },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "all" },
      ],
      "@typescript-eslint/promise-function-async": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // noPropertyAccessFromIndexSignature asks for the brackets that this rule would remove.
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/only-throw-error": [
        "error",
        // Microsoft's class is no JavaScript Error, yet throwing it is how a function reports one.
        { allow: [{ from: "package", name: "Error", package: "custom-functions-runtime" }] },
      ],
      complexity: ["error", 10],
      eqeqeq: "error",
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-context-sync-in-loop": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  {
    files: ["shared/**/*.ts"],
    rules: {
      "no-restricted-properties": ["error", ...noClockOrChance],
      "no-restricted-syntax": ["error", noPresent],
    },
  },
  {
    files: ["shared/calc/**/*.ts"],
    // A later block's options replace an earlier one's, so that this list names all that holds here.
    rules: { "no-restricted-syntax": ["error", noPresent, noNumbers] },
  },
  { files: ["scripts/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: ["scripts/**/*.ts", "test/**/*.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": "off" },
  },
  {
    files: ["**/*.js"],
    languageOptions: { globals: { process: "readonly", URL: "readonly" } },
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
);
