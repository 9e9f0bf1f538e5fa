/** A child that an element may have, at this place in the order; several kinds mean one of them. */
export type AllowedChild = {
  readonly kinds: readonly string[];
  readonly atLeast: 0 | 1;
  readonly atMost: number;
};

const one = (...kinds: readonly string[]): AllowedChild => ({ kinds, atLeast: 1, atMost: 1 });
const optional = (...kinds: readonly string[]): AllowedChild => ({ kinds, atLeast: 0, atMost: 1 });
const some = (...kinds: readonly string[]): AllowedChild => ({ kinds, atLeast: 1, atMost: Infinity });
const any = (...kinds: readonly string[]): AllowedChild => ({ kinds, atLeast: 0, atMost: Infinity });

/**
 * What may stand inside what, in which order. Microsoft's schemas (MS-OWEMXML) say so, narrowed to a task pane
 * add-in for Excel with custom functions. A kind that is not listed has no children.
 */
export const manifestStructure: ReadonlyMap<string, readonly AllowedChild[]> = new Map([
  [
    "OfficeApp:TaskPaneApp",
    [
      one("Id"),
      optional("AlternateId"),
      one("Version"),
      one("ProviderName"),
      one("DefaultLocale"),
      one("DisplayName"),
      one("Description"),
      one("IconUrl"),
      one("HighResolutionIconUrl"),
      one("SupportUrl"),
      optional("AppDomains"),
      one("Hosts"),
      one("Requirements"),
      one("DefaultSettings"),
      one("Permissions"),
      one("VersionOverrides:VersionOverridesV1_0"),
    ],
  ],
  ["DisplayName", [any("Override")]],
  ["Description", [any("Override")]],
  ["SupportUrl", [any("Override")]],
  ["AppDomains", [some("AppDomain")]],
  ["Hosts", [some("Host", "Host:Workbook")]],
  ["Requirements", [one("Sets")]],
  ["Sets", [some("Set")]],
  ["DefaultSettings", [one("SourceLocation")]],
  [
    "VersionOverrides:VersionOverridesV1_0",
    [
      optional("Description"),
      optional("Requirements"),
      one("Hosts"),
      one("Resources"),
      optional("WebApplicationInfo"),
      optional("EquivalentAddins"),
    ],
  ],
  ["Host:Workbook", [one("Runtimes"), one("AllFormFactors"), one("DesktopFormFactor")]],
  ["Runtimes", [one("Runtime")]],
  ["AllFormFactors", [one("ExtensionPoint:CustomFunctions")]],
  ["ExtensionPoint:CustomFunctions", [one("Script"), one("Page"), one("Metadata"), one("Namespace")]],
  ["Script", [one("SourceLocation")]],
  ["Page", [one("SourceLocation")]],
  ["Metadata", [one("SourceLocation")]],
  [
    "DesktopFormFactor",
    [one("GetStarted"), one("FunctionFile"), some("ExtensionPoint:PrimaryCommandSurface")],
  ],
  ["GetStarted", [one("Title"), one("Description"), one("LearnMoreUrl")]],
  ["ExtensionPoint:PrimaryCommandSurface", [some("OfficeTab", "CustomTab")]],
  ["OfficeTab", [some("Group")]],
  ["CustomTab", [some("Group"), one("Label"), optional("InsertAfter", "InsertBefore")]],
  ["Group", [one("Label"), one("Icon"), some("Control:Button")]],
  ["Icon", [some("Image")]],
  [
    "Control:Button",
    [
      one("Label"),
      one("Supertip"),
      one("Icon"),
      one("Action:ShowTaskpane", "Action:ExecuteFunction"),
      optional("Enabled"),
    ],
  ],
  ["Supertip", [one("Title"), one("Description")]],
  ["Action:ShowTaskpane", [optional("TaskpaneId"), one("SourceLocation"), optional("Title")]],
  ["Action:ExecuteFunction", [one("FunctionName")]],
  ["Resources", [one("Images"), one("Urls"), one("ShortStrings"), one("LongStrings")]],
  ["Images", [some("Image")]],
  ["Urls", [some("Url")]],
  ["ShortStrings", [some("String")]],
  ["LongStrings", [some("String")]],
  ["Image", [any("Override")]],
  ["Url", [any("Override")]],
  ["String", [any("Override")]],
]);
