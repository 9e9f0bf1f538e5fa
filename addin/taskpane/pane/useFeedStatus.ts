import { useEffect, useState } from "react";
import type { FeedStatus } from "../../live/feedStatus.js";
import { usePane } from "./paneEnvironment.js";

/** The feed's state, kept up to date. */
export function useFeedStatus(): FeedStatus {
  const { feed } = usePane().runtime;
  const [status, setStatus] = useState(() => feed.status());
  useEffect(() => {
    setStatus(feed.status());
    return feed.onChange(setStatus);
  }, [feed]);
  return status;
}
