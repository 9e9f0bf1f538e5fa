/** What whoever deploys can put right; its message says how. */
export class DeployError extends Error {
  override readonly name = "DeployError";
}
