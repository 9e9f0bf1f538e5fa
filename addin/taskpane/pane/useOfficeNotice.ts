import { useEffect, useState } from "react";
import { watchOffice, type OfficeNotice } from "../officeNotice.js";

/** What to show the user about Excel, if anything. */
export function useOfficeNotice(isWatched: boolean): OfficeNotice {
  const [notice, setNotice] = useState<OfficeNotice>(null);
  useEffect(() => {
    if (isWatched) void watchOffice(setNotice);
  }, [isWatched]);
  return notice;
}
