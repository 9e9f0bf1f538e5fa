import { Decimal } from "../decimal.js";

/**
 * How far apart the prices of one coin may be, as a fraction. Of 718 tickers on several venues 711 agreed within it;
 * the others were another asset under the same ticker, or another unit of it.
 */
const tolerance = new Decimal("0.03");

type Priced<Offer> = { readonly offer: Offer; readonly price: Decimal };

function isNear(price: Decimal, reference: Decimal): boolean {
  return price.minus(reference).abs().lte(reference.times(tolerance));
}

/** The middle of the prices; of an even count the mean of the two in the middle. */
function median(prices: readonly Decimal[]): Decimal {
  const sorted = [...prices].sort((one, other) => one.cmp(other));
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, price) => sum.plus(price), new Decimal(0)).div(middle.length);
}

/** Whether a price is that of the asset that most of the prices belong to. */
function judge(prices: readonly Decimal[]): (price: Decimal) => boolean {
  if (prices.length === 2) {
    // Of two that disagree nobody knows which is wrong; their middle is the price of neither.
    const agree = isNear(Decimal.max(...prices), Decimal.min(...prices));
    return () => agree;
  }
  const middle = median(prices);
  return (price) => isNear(price, middle);
}

/**
 * Separates the offers of one asset from those of another that has the same ticker: a ticker is not a coin. An offer
 * whose price is within 3 % of the median of all prices is `same`, any other `apart`. Two that are more than 3 % of the
 * smaller apart are both `apart`. The order is kept.
 * @param priceOf in one quote currency; null where none is reported, and such an offer is in neither list, as is one that
 *   is not above zero
 */
export function sameAsset<Offer>(
  offers: readonly Offer[],
  priceOf: (offer: Offer) => Decimal | null,
): { readonly same: readonly Offer[]; readonly apart: readonly Offer[] } {
  const priced = offers.flatMap((offer): Priced<Offer>[] => {
    const price = priceOf(offer);
    return price?.gt(0) === true ? [{ offer, price }] : [];
  });
  const isSame = judge(priced.map(({ price }) => price));
  const withVerdict = (verdict: boolean): readonly Offer[] =>
    priced.filter(({ price }) => isSame(price) === verdict).map(({ offer }) => offer);
  return { same: withVerdict(true), apart: withVerdict(false) };
}
