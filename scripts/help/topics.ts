import type { FunctionDoc } from "../lib/functionDocs.js";

export type Topic = {
  /** The file name of its functions, and the anchor on the overview. */
  readonly id: string;
  readonly title: string;
  /** One line; empty for a topic that the table below does not know yet. */
  readonly lead: string;
  readonly docs: readonly FunctionDoc[];
};

/** The desk first, which is what most people come for; then in the order in which a hedge is built by hand. */
const known = [
  {
    id: "desk",
    title: "The hedge desk",
    lead: "What to short for everything you hold, how much, and what to do today.",
  },
  {
    id: "past",
    title: "The desk's past",
    lead: "Which rises and funding the past held for the shorts of your desk.",
  },
  {
    id: "openShort",
    title: "Open and closed shorts",
    lead: "What a short has earned, and what it has paid.",
  },
  { id: "sizing", title: "Sizing", lead: "How much to short: in coins, contracts or USD." },
  { id: "funding", title: "Funding", lead: "What holding the position costs, and what it earns." },
  {
    id: "profit",
    title: "Profit, entry and exit",
    lead: "What a position won or lost, and at which price it would.",
  },
  {
    id: "margin",
    title: "Margin and liquidation",
    lead: "Coins to post, and the price at which they are gone.",
  },
  { id: "exposure", title: "Exposure", lead: "What is still unhedged, and when to trade again." },
  { id: "market", title: "Market", lead: "What prices and order books say." },
  { id: "statistics", title: "Statistics", lead: "How coins move together, and how well a hedge worked." },
  {
    id: "survival",
    title: "What history says",
    lead: "Which rises and funding costs the past held, and how often a short would have survived them.",
  },
  { id: "tables", title: "Tables", lead: "Whole tables from one formula." },
  {
    id: "live",
    title: "Live data",
    lead: "Prices and funding rates of exchanges, kept current in the cell.",
  },
  { id: "tiers", title: "Risk tiers", lead: "How much margin a venue keeps, by the size of the position." },
  { id: "quotes", title: "Live tables", lead: "Many instruments or venues from one formula, kept current." },
  { id: "history", title: "History", lead: "What prices and funding rates of exchanges were." },
  { id: "version", title: "The add-in", lead: "What runs." },
] as const;

/** The functions by topic; a file that the table does not name comes last under its own name. */
export function topicsOf(docs: readonly FunctionDoc[]): readonly Topic[] {
  const named = new Set<string>(known.map(({ id }) => id));
  const others = [...new Set(docs.map(({ topic }) => topic))].filter((id) => !named.has(id));
  const unnamed = others.map((id) => ({ id, title: id.slice(0, 1).toUpperCase() + id.slice(1), lead: "" }));
  return [...known, ...unnamed]
    .map((topic) => ({ ...topic, docs: docs.filter((doc) => doc.topic === topic.id) }))
    .filter((topic) => topic.docs.length > 0);
}
