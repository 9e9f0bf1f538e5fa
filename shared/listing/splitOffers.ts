import type { Perpetual } from "../contract/perpetuals.js";
import { Decimal } from "../decimal.js";
import { assetClassText } from "./assetClassText.js";
import { isDollarQuote } from "./cash.js";
import { isCoin } from "./chooseListing.js";
import { closingText } from "./closingText.js";
import { sameAsset } from "./sameAsset.js";

type Listed = { readonly perpetual: Perpetual };

/** Offers of one coin that may be ranked, and all others, each with the reason. */
type SplitOffers<Offer> = {
  readonly offers: readonly Offer[];
  readonly setApart: readonly { readonly offer: Offer; readonly why: string }[];
};

/** The index, because a mark price may be far from it; the mark price where no index is published. */
function priceOf({ perpetual: { index, mark } }: Listed): Decimal | null {
  const price = index ?? mark;
  return price === null ? null : new Decimal(price);
}

/** Prices are compared in one money: all dollars are one. */
function moneyOf({ perpetual: { quote, assetClass } }: Listed): string {
  return `${isCoin({ assetClass }) ? "coin" : String(assetClass)} ${isDollarQuote(quote) ? "dollars" : quote}`;
}

/** Offers by the key that decides what may be compared. */
function grouped<Offer extends Listed>(offers: readonly Offer[]): readonly (readonly Offer[])[] {
  const groups = new Map<string, Offer[]>();
  for (const offer of offers) {
    const group = groups.get(moneyOf(offer)) ?? [];
    groups.set(moneyOf(offer), group);
    group.push(offer);
  }
  return [...groups.values()];
}

function shown(price: Decimal): string {
  return price.toSignificantDigits(5).toString();
}

/** What the price says against an offer; null where nothing. */
function priceProblems<Offer extends Listed>(offers: readonly Offer[]): (offer: Offer) => string | null {
  const verdicts = grouped(offers).map((group) => sameAsset(group, priceOf));
  const same = new Set(verdicts.flatMap((verdict) => verdict.same));
  return (offer) => {
    const price = priceOf(offer);
    if (price === null || price.lte(0)) return "no price to compare now";
    return same.has(offer) ? null : `at ${shown(price)}, a different asset or unit`;
  };
}

/**
 * Separates the offers of a coin that may be compared from all others of its ticker: those of another asset class,
 * those whose price is not within 3 % of the median of all, see {@link sameAsset}, and those that cannot be opened.
 * Prices are compared within one class and one money. The order is kept.
 */
export function splitOffers<Offer extends Listed>(all: readonly Offer[]): SplitOffers<Offer> {
  // The price of what is halted may stand still.
  const problemOf = priceProblems(all.filter(({ perpetual }) => perpetual.closing === null));
  const offers: Offer[] = [];
  const setApart: { offer: Offer; why: string }[] = [];
  for (const offer of all) {
    const { assetClass, closing } = offer.perpetual;
    const reasons = [
      assetClass === null || isCoin({ assetClass }) ? null : assetClassText(assetClass),
      closing === null ? problemOf(offer) : closingText(closing),
    ].filter((reason) => reason !== null);
    if (reasons.length === 0) offers.push(offer);
    else setApart.push({ offer, why: reasons.join("; ") });
  }
  return { offers, setApart };
}
