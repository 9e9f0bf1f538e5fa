/** Excel's end of the wire: Microsoft's script sends it requests and takes messages from it. */
export type RecordingBridge = {
  /** Set by Microsoft's script. */
  onMessageFromHost: (text: string) => void;
  sendMessageToHost: (text: string) => void;
  /** Results by the id of their call, in the order in which they came. */
  results: Record<number, (readonly unknown[])[]>;
  /** Size of each request that carried results. */
  resultBytes: number[];
};

/** Runs in the page before its scripts: answers every request with an empty success and keeps the results in it. */
export function installBridge(): void {
  type Action = { Name?: string; ArgumentInfo?: { Arguments?: (readonly (readonly unknown[])[])[] } };
  type Sent = { id: number; message: { body?: { Actions?: Action[] } } };
  const bridge: RecordingBridge = {
    onMessageFromHost: () => undefined,
    results: {},
    resultBytes: [],
    sendMessageToHost: (text) => {
      const { id, message } = JSON.parse(text) as Sent;
      const sets = (message.body?.Actions ?? []).filter(({ Name }) => Name === "SetInvocationArrayResults");
      if (sets.length > 0)
        bridge.resultBytes.push(new TextEncoder().encode(JSON.stringify(message.body)).length);
      for (const { ArgumentInfo } of sets) {
        for (const result of ArgumentInfo?.Arguments?.[0] ?? [])
          (bridge.results[Number(result[0])] ??= []).push(result);
      }
      setTimeout(() => {
        const answer = { statusCode: 200, headers: {}, body: { Results: [] } };
        bridge.onMessageFromHost(JSON.stringify({ id, type: 2, message: answer }));
      }, 0);
    },
  };
  Object.assign(globalThis, { _richApiNativeBridge: bridge });
}
