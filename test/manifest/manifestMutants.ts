import type { ManifestRule } from "../../scripts/manifest/finding.js";

const swap = (what: string | RegExp, by: string) => (xml: string) => xml.replace(what, by);
const afterSupport = (addition: string) => swap(/(<SupportUrl [^>]*>)/u, `$1${addition}`);
const supportLine = `  <SupportUrl DefaultValue="https://localhost:3000/help/support.html"/>\n`;
const supertip = /<Supertip>[^]*?<\/Supertip>/u;

/** Each breaks the manifest once; that rule must be the one to say so. */
export const manifestMutants: readonly (readonly [ManifestRule, string, (xml: string) => string])[] = [
  ["well-formed", "an element is not closed", swap("</Hosts>", "")],
  ["well-formed", "an ampersand is not escaped", swap("hedges with", "hedges & with")],
  ["element-kind", "a menu instead of a button", swap('xsi:type="Button"', 'xsi:type="Menu"')],
  ["element-kind", "the overrides of a later schema", swap("VersionOverridesV1_0", "VersionOverridesV1_1")],
  ["element-kind", "a content add-in", swap('xsi:type="TaskPaneApp"', 'xsi:type="ContentApp"')],
  ["element-namespace", "a base schema that is too old", swap("appforoffice/1.1", "appforoffice/1.0")],
  ["element-namespace", "overrides of the mail schema", swap("/taskpaneapp", "/mailapp")],
  ["element-unexpected", "an unknown element", afterSupport("<Rule/>")],
  [
    "element-unexpected",
    "an element under the wrong parent",
    swap("<Runtimes>", "<FunctionFile resid='Taskpane.Url'/><Runtimes>"),
  ],
  [
    "element-order",
    "the support address after the hosts",
    (xml) => xml.replace(supportLine, "").replace("  </Hosts>\n", `  </Hosts>\n${supportLine}`),
  ],
  [
    "element-order",
    "the supertip after the action",
    (xml) => xml.replace("</Action>", `</Action>${supertip.exec(xml)?.[0] ?? ""}`).replace(supertip, ""),
  ],
  ["element-missing", "no label on the button", swap('<Label resid="OpenPane.Label"/>', "")],
  ["element-missing", "no supertip on the button", swap(supertip, "")],
  ["element-missing", "no metadata of the functions", swap(/<Metadata>[^]*?<\/Metadata>/u, "")],
  ["element-missing", "no support address", swap(supportLine, "")],
  ["element-missing", "no requirements", swap(/<Requirements>[^]*?<\/Requirements>/u, "")],
  ["element-missing", "no welcome text", swap(/<GetStarted>[^]*?<\/GetStarted>/u, "")],
  ["element-repeated", "two descriptions", swap(/(<Description DefaultValue[^>]*>)/u, "$1$1")],
  ["attribute-missing", "a button without an id", swap(' id="Hedge.OpenPane"', "")],
  ["attribute-missing", "a label that names no resource", swap('<Label resid="Group.Label"/>', "<Label/>")],
  [
    "attribute-missing",
    "an icon address as a text",
    swap(/<IconUrl DefaultValue="([^"]*)"\/>/u, "<IconUrl>$1</IconUrl>"),
  ],
  [
    "attribute-missing",
    "a resource without a value",
    swap(/(<bt:Url id="LearnMore.Url") [^/]*\/\/[^>]*>/u, "$1/>"),
  ],
  ["attribute-unexpected", "a misspelt lifetime", swap('lifetime="long"', 'lifeTime="long"')],
  ["attribute-unexpected", "a group with a label of its own", swap("<Group id=", '<Group label="HEDGE" id=')],
  ["text-unexpected", "a text between elements", swap("<AllFormFactors>", "<AllFormFactors>functions")],
  ["resid-length", "a resource id of 33 characters", (xml) => xml.replaceAll("Taskpane.Url", "T".repeat(33))],
  [
    "resid-undefined",
    "a resource that is not defined",
    swap('<Label resid="Group.Label"/>', '<Label resid="Group.Name"/>'),
  ],
  [
    "resid-section",
    "a long text as a label",
    swap('<Label resid="Group.Label"/>', '<Label resid="OpenPane.Tooltip"/>'),
  ],
  [
    "resid-unused",
    "a resource that nothing names",
    swap(
      "<bt:Urls>",
      '<bt:Urls><bt:Url id="Help.Url" DefaultValue="https://localhost:3000/help/all-functions.html"/>',
    ),
  ],
  ["id-repeated", "a resource defined twice", swap(/(<bt:Url id="LearnMore[^>]*>)/u, "$1$1")],
  ["id-repeated", "a button with its group's id", swap('id="Hedge.OpenPane"', 'id="Hedge.Group"')],
  [
    "short-text",
    "a label of 126 characters",
    swap('DefaultValue="Hedge pane"', `DefaultValue="${"p".repeat(126)}"`),
  ],
  ["short-text", "a display name of 126 characters", swap("HEDGE (dev)", "H".repeat(126))],
  ["long-text", "a tooltip of 251 characters", swap("Builds hedge sheets", "S".repeat(251))],
  ["long-text", "a description of 251 characters", swap("Size, price", "S".repeat(251))],
  ["empty-text", "an empty label", swap('DefaultValue="Hedge pane"', 'DefaultValue=""')],
  ["guid", "an id that is a name", swap(/<Id>[^<]*/u, "<Id>hedge")],
  ["guid", "an id in braces", swap(/<Id>([^<]*)/u, "<Id>{$1}")],
  ["version", "a version of five parts", swap("1.2.0.0", "1.0.0.0.0")],
  ["version", "a version with a letter", swap("1.2.0.0", "1.0.0-a")],
  ["version", "a version with a part of six digits", swap("1.2.0.0", "1.0.0.100000")],
  ["locale", "a language without a country", swap("en-US", "en")],
  [
    "locale",
    "a name for a language without a country",
    swap('(dev)"/>', '(dev)"><Override Locale="de" Value="H"/></DisplayName>'),
  ],
  [
    "locale-repeated",
    "two names for one locale",
    swap(
      '(dev)"/>',
      '(dev)"><Override Locale="de-DE" Value="H"/><Override Locale="de-DE" Value="G"/></DisplayName>',
    ),
  ],
  ["permissions", "permission to read only", swap("ReadWriteDocument", "ReadDocument")],
  ["permissions", "an unknown permission", swap("ReadWriteDocument", "ReadWriteWorkbook")],
  ["host", "another host", swap('Name="Workbook"', 'Name="Document"')],
  [
    "function-namespace",
    "a namespace of 33 characters",
    swap('DefaultValue="HEDGE"/>', `DefaultValue="${"H".repeat(33)}"/>`),
  ],
  [
    "function-namespace",
    "a namespace that starts with a digit",
    swap('DefaultValue="HEDGE"/>', 'DefaultValue="2HEDGE"/>'),
  ],
  [
    "https",
    "a page over http",
    (xml) => xml.replaceAll("https://localhost:3000/taskpane", "http://localhost:3000/taskpane"),
  ],
  [
    "https",
    "an icon by relative address",
    swap("https://localhost:3000/assets/icon-16.png", "assets/icon-16.png"),
  ],
  [
    "one-address",
    "metadata on another host",
    swap("https://localhost:3000/functions.json", "https://cdn.example/functions.json"),
  ],
  [
    "file-missing",
    "a page that does not exist",
    (xml) => xml.replaceAll("all-functions.html", "contact.html"),
  ],
  [
    "app-domain",
    "a domain without a scheme",
    afterSupport("<AppDomains><AppDomain>hedge.example</AppDomain></AppDomains>"),
  ],
  [
    "app-domain",
    "a domain with a slash",
    afterSupport("<AppDomains><AppDomain>https://hedge.example/</AppDomain></AppDomains>"),
  ],
  [
    "app-domain",
    "a domain with a wildcard",
    afterSupport("<AppDomains><AppDomain>https://*.hedge.example</AppDomain></AppDomains>"),
  ],
  [
    "app-domain",
    "a domain over http",
    afterSupport("<AppDomains><AppDomain>http://hedge.example</AppDomain></AppDomains>"),
  ],
  [
    "app-domain",
    "the add-in's own domain",
    afterSupport("<AppDomains><AppDomain>https://localhost:3000</AppDomain></AppDomains>"),
  ],
  [
    "shared-runtime-set",
    "another requirement set",
    swap('Name="SharedRuntime"', 'Name="CustomFunctionsRuntime"'),
  ],
  [
    "needless-requirement",
    "a newer set besides",
    swap("<Set ", '<Set Name="CustomFunctionsRuntime" MinVersion="1.4"/><Set '),
  ],
  ["runtime-lifetime", "a runtime that ends with the pane", swap('lifetime="long"', 'lifetime="short"')],
  ["runtime-lifetime", "a runtime of the default lifetime", swap(' lifetime="long"', "")],
  [
    "one-runtime-page",
    "another page for the functions",
    swap(/(<Page>\s*<SourceLocation resid=")[^"]*/u, "$1LearnMore.Url"),
  ],
  [
    "one-runtime-page",
    "another page for commands",
    swap('<FunctionFile resid="Taskpane.Url"', '<FunctionFile resid="LearnMore.Url"'),
  ],
  [
    "one-runtime-page",
    "another page for the pane",
    swap(/("ShowTaskpane">\s*<SourceLocation resid=")[^"]*/u, "$1LearnMore.Url"),
  ],
  [
    "one-runtime-page",
    "another start page",
    swap(
      '<SourceLocation DefaultValue="https://localhost:3000/taskpane.html"',
      '<SourceLocation DefaultValue="https://localhost:3000/help/all-functions.html"',
    ),
  ],
  [
    "functions-files",
    "the metadata as the script",
    swap(/(<Script>\s*<SourceLocation resid=")[^"]*/u, "$1Functions.Metadata.Url"),
  ],
  [
    "task-pane-id",
    "a pane with an id",
    swap('"ShowTaskpane">', '"ShowTaskpane"><TaskpaneId>Pane</TaskpaneId>'),
  ],
  ["icon-sizes", "a button without an icon of 80 pixels", swap(/<bt:Image size="80"[^>]*>/u, "")],
  ["icon-sizes", "an icon of a size that Office does not know", swap('size="16"', 'size="18"')],
  ["icon-sizes", "an icon twice", swap(/(<bt:Image size="32"[^>]*>)/u, "$1$1")],
  ["icon-address", "an icon that is no PNG", swap("icon-16.png", "icon.svg")],
  [
    "icon-pixels",
    "a small icon as the large one",
    swap(
      'DefaultValue="https://localhost:3000/assets/icon-80.png"',
      'DefaultValue="https://localhost:3000/assets/icon-64.png"',
    ),
  ],
  [
    "icon-pixels",
    "the store icon of the wrong size",
    swap(
      'IconUrl DefaultValue="https://localhost:3000/assets/icon-32.png"',
      'IconUrl DefaultValue="https://localhost:3000/assets/icon-128.png"',
    ),
  ],
  ["icon-pixels", "the high-resolution icon of the wrong size", swap("icon-64.png", "icon-32.png")],
  ["command-unknown", "a button for what the add-in cannot do", swap(">refresh<", ">reload<")],
  ["command-button", "no button for a command", swap(/<Control [^>]*id="Hedge.Pause">[^]*?<\/Control>/u, "")],
  ["command-button", "two buttons for a command", swap(">pause<", ">refresh<")],
  ["command-text", "another label than in the workbench", swap('"Build hedge sheet"', '"Make hedge sheet"')],
  ["command-text", "another tip than in the workbench", swap("Requests new data", "Asks for new data")],
];
