import { posix } from "node:path";

/** What the search for Excel may ask of the machine. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly hasFolder: (path: string) => boolean;
  readonly hasRegistryKey: (key: string) => boolean;
};

const windowsKeys = [
  String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe`,
  String.raw`HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe`,
  String.raw`HKCR\Excel.Application`,
];

const macApplication = "Applications/Microsoft Excel.app";

/** Whether this machine has an Excel that an add-in can be sideloaded into. */
export function findExcel({ platform, homeFolder, hasFolder, hasRegistryKey }: Machine): boolean {
  if (platform === "win32") return windowsKeys.some(hasRegistryKey);
  if (platform !== "darwin") return false;
  return [posix.join("/", macApplication), posix.join(homeFolder, macApplication)].some(hasFolder);
}
