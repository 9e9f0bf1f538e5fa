/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "not-to-unresolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^ccxt/js/src/" },
    },
    {
      name: "no-orphans",
      comment: "A file nobody imports and nothing starts is dead.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: [
          "\\.d\\.ts$",
          "^addin/functions/",
          "^addin/taskpane/withoutOffice\\.ts$",
          "^addin/live/timerWorker\\.ts$",
          "^scripts/[^/]+\\.ts$",
          "\\.test\\.ts$",
        ],
      },
      to: {},
    },
    {
      name: "shared-is-a-leaf",
      severity: "error",
      from: { path: "^shared/" },
      to: { path: "^(addin|functions|test|scripts|webpack)/" },
    },
    {
      name: "shared-runs-anywhere",
      severity: "error",
      from: { path: "^shared/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "one-door-to-decimal",
      severity: "error",
      from: { pathNot: "^shared/decimal\\.ts$" },
      to: { path: "^node_modules/decimal\\.js/" },
    },
    {
      name: "one-door-to-statistics",
      severity: "error",
      from: { pathNot: "^shared/calc/statistics\\.ts$" },
      to: { path: "^node_modules/simple-statistics/" },
    },
    {
      name: "addin-never-imports-functions",
      severity: "error",
      from: { path: "^addin/" },
      to: { path: "^(functions|test|scripts)/" },
    },
    {
      name: "functions-never-import-addin",
      severity: "error",
      from: { path: "^functions/" },
      to: { path: "^(addin|test|scripts)/" },
    },
    {
      name: "ccxt-only-in-venues",
      severity: "error",
      from: { path: "^(addin|functions|shared|scripts)/", pathNot: "^functions/venues/" },
      to: { path: "(^|/)ccxt(/|$)" },
    },
    {
      name: "schema-library-only-at-borders",
      comment:
        "Schemas live in the contract; the settings decode what was stored, the function runtime functions.json, the cache what others wrote into Redis and the workbench its kept workbooks.",
      severity: "error",
      from: {
        path: "^(addin|functions|shared)/",
        pathNot:
          "^(shared/contract/|addin/settings\\.ts$|addin/runtime/|addin/workbench/document/decodeParts\\.ts$|functions/cache/shared)",
      },
      to: { path: "^node_modules/zod/" },
    },
    {
      name: "azure-only-in-functions",
      severity: "error",
      from: { pathNot: "^(functions|test/functions|test/deploy)/" },
      to: { path: "^node_modules/@azure/" },
    },
    {
      name: "univer-only-in-workbench",
      severity: "error",
      from: { pathNot: "^(addin/workbench|test/(browser|workbench|support/xlsx))/" },
      to: { path: "^node_modules/@univerjs/" },
    },
    {
      name: "calc-knows-no-contract",
      severity: "error",
      from: { path: "^shared/calc/" },
      to: { path: "^shared/contract/" },
    },
    {
      name: "cell-knows-no-live",
      severity: "error",
      from: { path: "^addin/cell/" },
      to: { path: "^addin/(live|taskpane)/" },
    },
    {
      name: "only-workbench-imports-workbench",
      comment: "What Excel loads would carry the trial page along, and break whenever that page changes.",
      severity: "error",
      from: { path: "^addin/", pathNot: "^addin/workbench/" },
      to: { path: "^addin/workbench/" },
    },
    {
      name: "runtime-stands-alone",
      comment: "It runs functions as Excel does; importing ours, it would run them as we do.",
      severity: "error",
      from: { path: "^addin/runtime/" },
      to: { path: "^addin/", pathNot: "^addin/runtime/" },
    },
    {
      name: "venues-know-no-http",
      severity: "error",
      from: { path: "^functions/venues/" },
      to: { path: "^functions/(http|routes|cache)/" },
    },
    {
      name: "no-dev-dependencies-in-product",
      comment: "The workbench is for trying out and not part of what Excel loads.",
      severity: "error",
      from: { path: "^(addin|functions|shared)/", pathNot: "^addin/workbench/" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/|(^|/)\\.tsbuild/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require.resolve("./test/tsconfig.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
