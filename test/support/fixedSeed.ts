import fc from "fast-check";

// A red run has to say something of the change it ran on, and a seed of chance finds what was wrong before it as well.
// PROPERTY_SEED=random looks further, and a number repeats what it found.
const wanted = process.env["PROPERTY_SEED"] ?? "20261130";
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
