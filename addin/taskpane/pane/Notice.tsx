import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import type { ReactNode } from "react";

type NoticeProps = {
  readonly intent: "info" | "success" | "warning" | "error";
  readonly children: ReactNode;
};

/** A sentence in a box; errors and warnings are spoken as soon as they appear. */
export function Notice({ intent, children }: NoticeProps): ReactNode {
  const role = intent === "error" || intent === "warning" ? "alert" : "status";
  return (
    <div role={role}>
      <MessageBar intent={intent} layout="multiline">
        <MessageBarBody>{children}</MessageBarBody>
      </MessageBar>
    </div>
  );
}
