// The walk-through with stand-ins for az, swa and npm as real programs on the PATH.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { address, fakeCloud, type FakeCloud } from "./fakeCloud.js";

let cloud: FakeCloud;
beforeEach(() => {
  cloud = fakeCloud();
});
afterEach(() => {
  cloud.close();
});

const callsOf = (program: string): string[] =>
  cloud.state().calls.filter((call) => call.startsWith(`${program} `));

/** What an earlier run created. */
const ours = {
  name: "hedge",
  resourceGroup: "hedge",
  location: "West Europe",
  defaultHostname: "calm-bay-0456.3.azurestaticapps.net",
  tags: { hedge: "free-cloud" },
};

describe("npm run deploy", () => {
  it("creates the app, builds for its address, uploads, and says how to use and remove it", async () => {
    const { status, said } = await cloud.deploy();
    expect(said).toEqual([
      "Azure subscription Pay-As-You-Go, signed in as trader@example.com.",
      "Creating a static web app in westeurope, on the free plan …",
      "Created hedge in resource group hedge.",
      `Building for ${address} …`,
      "Uploading …",
      "  - Preparing deployment. Please wait...",
      `  ✔ Project deployed to ${address} 🚀`,
      "Checking …",
      `HEDGE runs at ${address}.`,
      `  Manifest for Excel: ${address}/manifest.xml`,
      `  Workbench:          ${address}/workbench.html`,
      "  To remove it:       az staticwebapp delete --name hedge --resource-group hedge",
    ]);
    expect(status).toBe(0);
    expect(callsOf("npm")).toEqual([`npm run build for ${address}`]);
    expect(cloud.state().apps).toMatchObject([{ location: "West Europe", sku: { name: "Free" } }]);
  });

  it("hands over the secret where no list of processes shows it", async () => {
    const { said } = await cloud.deploy();
    expect(cloud.state().uploadedWith).toBe("secret-token");
    expect([...cloud.state().calls, ...said].join("\n")).not.toContain("secret-token");
  });

  it("updates what an earlier run created", async () => {
    await cloud.deploy();
    const { status, said } = await cloud.deploy();
    expect(status).toBe(0);
    expect(said[1]).toBe("Updating hedge in resource group hedge.");
    expect(callsOf("az").filter((call) => call.includes("create"))).toHaveLength(2);
    expect(callsOf("swa")).toHaveLength(2);
  });

  it("puts a second app into the group of the first, and names a command that spares the first", async () => {
    cloud.change({ apps: [ours], groups: ["hedge"] });
    const { said } = await cloud.deploy(["--name", "hedge-asia", "--region", "eastasia"]);
    expect(callsOf("az").filter((call) => call.startsWith("az group create"))).toEqual([]);
    expect(cloud.state().apps.map(({ name, resourceGroup }) => [name, resourceGroup])).toEqual([
      ["hedge", "hedge"],
      ["hedge-asia", "hedge"],
    ]);
    expect(said.at(-1)).toBe(
      "  To remove it:       az staticwebapp delete --name hedge-asia --resource-group hedge",
    );
  });

  it("builds for the domain of one's own", async () => {
    const { said } = await cloud.deploy([], { HEDGE_ADDIN_URL: "https://hedge.example" });
    expect(callsOf("npm")).toEqual(["npm run build for https://hedge.example"]);
    expect(said).toContain("HEDGE runs at https://hedge.example.");
  });

  it("warns of a region in the United States, and deploys there all the same", async () => {
    const { status, said } = await cloud.deploy(["--region", "centralus"]);
    expect(said[1]).toMatch(/^Warning: Central US .* Binance .* Bybit/u);
    expect(status).toBe(0);
  });

  it("waits until the service answers", async () => {
    const { status } = await cloud.deploy([], {}, [null, 404, 200, 503, 200]);
    expect(status).toBe(0);
  });

  it("needs no az where a token is given, as in a workflow", async () => {
    cloud.uninstall("az");
    const environment = { SWA_CLI_DEPLOYMENT_TOKEN: "from-ci", HEDGE_ADDIN_URL: "https://hedge.example" };
    const { status, said } = await cloud.deploy([], environment);
    expect(said.at(-1)).toBe("  Workbench:          https://hedge.example/workbench.html");
    expect(status).toBe(0);
    expect(cloud.state().uploadedWith).toBe("from-ci");
  });

  it("takes an empty token for none, as a terminal may hold one", async () => {
    const { status, said } = await cloud.deploy([], { SWA_CLI_DEPLOYMENT_TOKEN: " " });
    expect(status).toBe(0);
    expect(cloud.state().uploadedWith).toBe("secret-token");
    expect(said.join("\n")).not.toContain("***");
  });
});

describe("npm run deploy, when something is wrong,", () => {
  /** Deploys, expects it to fail before anything was uploaded, and returns what it said last. */
  async function refusal(args: readonly string[] = [], environment = {}): Promise<string | undefined> {
    const { status, said } = await cloud.deploy(args, environment);
    expect(status).toBe(1);
    expect(callsOf("swa")).toEqual([]);
    return said.at(-1);
  }

  it("says where to get az", async () => {
    cloud.uninstall("az");
    expect(await refusal()).toContain("https://aka.ms/azure-cli");
  });

  it("says how to sign in", async () => {
    cloud.change({ user: null });
    expect(await refusal()).toBe("Not signed in to Azure. Run az login, then run this again.");
  });

  it("says what Azure refuses, such as a name that is taken", async () => {
    cloud.change({ refusal: "(Conflict) The name 'hedge' is not available." });
    expect(await refusal()).toContain("(Conflict) The name 'hedge' is not available.");
  });

  it("touches no app that it did not create", async () => {
    cloud.change({ apps: [{ ...ours, tags: null }] });
    expect(await refusal()).toBe(
      "hedge in resource group hedge was not created by this program. Choose another name with --name.",
    );
    const { status } = await cloud.deploy(["--name", "hedge2"]);
    expect(status).toBe(0);
  });

  it("does not guess which of two is meant", async () => {
    cloud.change({ apps: [ours, { ...ours, name: "hedge2" }] });
    expect(await refusal()).toBe("There are several: hedge, hedge2. Choose one with --name.");
    expect((await cloud.deploy(["--name", "hedge2"])).said[1]).toContain("Updating hedge2");
  });

  it("moves nothing to another region", async () => {
    cloud.change({ apps: [ours] });
    expect(await refusal(["--region", "eastasia"])).toContain("runs in West Europe and cannot move");
  });

  it("uploads nothing that was not built", async () => {
    cloud.change({ buildError: "addin/cell/x.ts: error\n" });
    expect(await refusal()).toContain("addin/cell/x.ts: error");
  });

  it.each([
    [["--region", "mars"], {}, /^--region must be one of westeurope, .*, was "mars"/u],
    [["--name", "a&b"], {}, /^--name must be .*, was "a&b"/u],
    [["--nmae", "hedge"], {}, /--nmae/u],
    [[], { HEDGE_ADDIN_URL: "http://hedge.example" }, /^HEDGE_ADDIN_URL must be/u],
    [[], { SWA_CLI_DEPLOYMENT_TOKEN: "from-ci" }, /but not HEDGE_ADDIN_URL/u],
    // What GitHub hands over for a secret that is missing.
    [[], { SWA_CLI_DEPLOYMENT_TOKEN: "", CI: "true" }, /secret AZURE_STATIC_WEB_APPS_API_TOKEN/u],
    [
      [],
      { SWA_CLI_DEPLOYMENT_TOKEN: "", HEDGE_ADDIN_URL: "https://hedge.example" },
      /secret AZURE_STATIC_WEB_APPS_API_TOKEN/u,
    ],
  ])("refuses %j with %j", async (args, environment, message) => {
    expect(await refusal(args, environment)).toMatch(message);
    expect(cloud.state().apps).toEqual([]);
  });

  it("says how to get swa", async () => {
    cloud.uninstall("swa");
    expect(await refusal()).toBe("swa is not installed. Run npm ci, then run this again.");
    expect(cloud.state().calls).toEqual([]);
  });

  it.each([
    ["half way", [1, "✖ Deployment failed with exit code 1"]],
    ["with status 0 all the same", [0, "✖ Cannot deploy to the function app"]],
  ] as const)("says that an upload failed %s, and continues when run again", async (_how, upload) => {
    const success = cloud.state().upload;
    cloud.change({ upload });
    const { status, said } = await cloud.deploy();
    expect(status).toBe(1);
    expect(said.at(-1)).toContain("The upload failed; what was online before still is.");
    cloud.change({ upload: success });
    expect((await cloud.deploy()).status).toBe(0);
    expect(cloud.state().apps).toHaveLength(1);
  });

  it("says which address does not answer after the upload", async () => {
    const { status, said } = await cloud.deploy([], {}, [200, ...Array<number>(30).fill(404)]);
    expect(status).toBe(1);
    expect(said.at(-1)).toBe(`Uploaded, but ${address}/api/health answers 404.`);
  });
});
