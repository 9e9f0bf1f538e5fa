import type { FunctionDoc } from "../lib/functionDocs.js";

export type Topic = {
  /** The file name of its functions, and the anchor on the overview. */
  readonly id: string;
  readonly title: string;
  /** One line; empty for a topic that the table below does not know yet. */
  readonly lead: string;
  readonly docs: readonly FunctionDoc[];
};

/** The desk first, which most people come for; then in the order in which a hedge is built by hand. */
const known = [
  {
    id: "desk",
    title: "The hedge desk",
    lead: "What to hedge with for everything you hold, how much, and the action for today.",
  },
  {
    id: "past",
    title: "Desk history",
    lead: "Past price rises and funding for the shorts of your desk.",
  },
  {
    id: "openShort",
    title: "Open and closed shorts",
    lead: "What a short has earned and what it has paid.",
  },
  { id: "sizing", title: "Sizing", lead: "How much to short: in coins, contracts or USD." },
  { id: "funding", title: "Funding", lead: "What holding a position costs or earns." },
  {
    id: "profit",
    title: "Profit, entry and exit",
    lead: "What a position gains or loses, and at which price.",
  },
  {
    id: "margin",
    title: "Margin and liquidation",
    lead: "Coins to post, and the price at which they are lost.",
  },
  { id: "exposure", title: "Exposure", lead: "What is still unhedged, and when to rebalance." },
  { id: "market", title: "Market", lead: "Basis and order book depth." },
  { id: "statistics", title: "Statistics", lead: "How coins move together, and how well a hedge works." },
  {
    id: "survival",
    title: "What history says",
    lead: "Past price rises and funding costs, and how often a short would have survived them.",
  },
  { id: "tables", title: "Tables", lead: "Whole tables from one formula." },
  {
    id: "live",
    title: "Live data",
    lead: "Exchange prices and funding rates, updated in the cell.",
  },
  { id: "tiers", title: "Risk tiers", lead: "How much margin a venue requires, by position size." },
  { id: "quotes", title: "Live tables", lead: "Many instruments or venues from one formula, updated live." },
  { id: "history", title: "History", lead: "Past prices and funding rates of exchanges." },
  { id: "version", title: "The add-in", lead: "The version that is running." },
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
