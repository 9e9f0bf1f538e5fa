import { Decimal } from "./decimal.js";
import { HedgeError } from "./errors.js";

/** How much over 1 a correlation may be by rounding in the sheet before it is taken for a mistake. */
const correlationSlack = new Decimal("1e-9");

// Beyond these a fraction is taken for a percentage typed as a number: 80 for 80 %.
const maxFundingRate = new Decimal("0.1");
const maxFeeRate = new Decimal("0.1");
const maxHedgeRatio = 2;
const maxProxyRatio = 10;
const maxVolatility = 20;
const maxBandEnd = 5;
const maintenanceRateBelow = new Decimal("0.5");

function refuse(name: string, rule: string, value: Decimal): never {
  throw new HedgeError({ code: "invalid_input", message: `${name} ${rule}, was ${value.toString()}` });
}

/** @throws HedgeError invalid_input unless value > 0 */
export function positive(name: string, value: Decimal): Decimal {
  return value.gt(0) ? value : refuse(name, "must be greater than 0", value);
}

/** @throws HedgeError invalid_input unless value >= 0 */
export function nonNegative(name: string, value: Decimal): Decimal {
  return value.gte(0) ? value : refuse(name, "must not be negative", value);
}

/**
 * A funding rate as a fraction per interval: 0.0001 is 0.01 %.
 * @throws HedgeError invalid_input beyond ±0.1
 */
export function fundingRate(name: string, value: Decimal): Decimal {
  if (value.abs().lte(maxFundingRate)) return value;
  return refuse(
    name,
    "must be a fraction between -0.1 and 0.1 (is this a percentage? 0.01 % is 0.0001)",
    value,
  );
}

/**
 * A trading fee as a fraction of the value traded: 0.0005 is 0.05 %; negative is a rebate.
 * @throws HedgeError invalid_input beyond ±0.1
 */
export function feeRate(name: string, value: Decimal): Decimal {
  if (value.abs().lte(maxFeeRate)) return value;
  return refuse(
    name,
    "must be a fraction between -0.1 and 0.1 (is this a percentage? 0.05 % is 0.0005)",
    value,
  );
}

/** A fraction >= 0 that no sensible sheet has above a maximum. */
function fractionUpTo(max: number, example: string, name: string, value: Decimal): Decimal {
  if (nonNegative(name, value).lte(max)) return value;
  return refuse(
    name,
    `must be a fraction of at most ${String(max)} (is this a percentage? ${example})`,
    value,
  );
}

/**
 * The share of a holding to hedge: 0.5 is half of it.
 * @throws HedgeError invalid_input unless 0 <= value <= 2
 */
export function hedgeRatio(name: string, value: Decimal): Decimal {
  return fractionUpTo(maxHedgeRatio, "50 % is 0.5", name, value);
}

/**
 * USD of a proxy per USD of an asset. It is a beta, and those of small coins exceed what a share to hedge may be.
 * @throws HedgeError invalid_input unless 0 <= value <= 10
 */
export function proxyRatio(name: string, value: Decimal): Decimal {
  return fractionUpTo(maxProxyRatio, "150 % is 1.5", name, value);
}

/**
 * A volatility as a fraction: 0.8 is 80 %.
 * @throws HedgeError invalid_input unless 0 < value <= 20
 */
export function volatility(name: string, value: Decimal): Decimal {
  return fractionUpTo(maxVolatility, "80 % is 0.8", name, positive(name, value));
}

/**
 * One end of the band around a target, or its width, as a fraction of the target: 0.95 is 95 %.
 * @throws HedgeError invalid_input unless 0 <= value <= 5
 */
export function bandEnd(name: string, value: Decimal): Decimal {
  return fractionUpTo(maxBandEnd, "95 % is 0.95", name, value);
}

/**
 * A maintenance margin rate as a fraction of the position: 0.005 is 0.5 %.
 * @throws HedgeError invalid_input unless 0 <= value < 0.5
 */
export function maintenanceRate(name: string, value: Decimal): Decimal {
  if (nonNegative(name, value).lt(maintenanceRateBelow)) return value;
  return refuse(name, "must be a fraction below 0.5 (is this a percentage? 0.5 % is 0.005)", value);
}

/**
 * The maintenance rate of a tier above the first: venues take half of the position and more from the largest ones
 * (Binance 50 %, at a maximum leverage of 1).
 * @throws HedgeError invalid_input unless 0 <= value < 1
 */
export function higherTierRate(name: string, value: Decimal): Decimal {
  if (nonNegative(name, value).lt(1)) return value;
  return refuse(name, "must be a fraction below 1 (is this a percentage? 0.5 % is 0.005)", value);
}

/** An Excel date-time; before March 1900 Excel's calendar has a day that never was. */
const firstSerial = 61;

/** @throws HedgeError invalid_input for a serial below 61 */
export function dateTime(name: string, value: Decimal): Decimal {
  return value.gte(firstSerial) ? value : refuse(name, "must be a date-time from March 1900 onwards", value);
}

/** @throws HedgeError invalid_input unless 0 < value < 1 */
export function betweenZeroAndOne(name: string, value: Decimal): Decimal {
  if (value.gt(0) && value.lt(1)) return value;
  return refuse(name, "must be above 0 and below 1", value);
}

/** @throws HedgeError invalid_input unless 0 <= value <= 1 */
export function fromZeroToOne(name: string, value: Decimal): Decimal {
  return value.gte(0) && value.lte(1) ? value : refuse(name, "must be from 0 to 1", value);
}

/**
 * A quantile: 0.95 is what 95 % stay below.
 * @throws HedgeError invalid_input unless 0 < value <= 1
 */
export function quantile(name: string, value: Decimal): Decimal {
  if (value.gt(0) && value.lte(1)) return value;
  return refuse(name, "must be above 0 and at most 1 (is this a percentage? 95 % is 0.95)", value);
}

/** A move of a price as a fraction: -0.5 halves it. */
export function priceMove(name: string, value: Decimal): Decimal {
  return value.gt(-1)
    ? value
    : refuse(name, "must be above -1 (a price cannot fall by more than 100 %)", value);
}

/**
 * A correlation in [-1, 1]; what rounding put 1e-9 outside is clamped.
 * @throws HedgeError invalid_input further outside
 */
export function correlation(name: string, value: Decimal): Decimal {
  if (value.abs().minus(1).gt(correlationSlack)) {
    return refuse(name, "must be between -1 and 1 (is this a beta? then use PROXYBETA)", value);
  }
  return Decimal.max(-1, Decimal.min(1, value));
}
