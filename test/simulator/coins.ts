type CoinFacts = {
  /** US dollars around which the price wanders. */
  readonly price: number;
  /** How much wider than bitcoin's its moves are. */
  readonly volatility: number;
  /** Funding per settlement around which the rate wanders; large enough that its sign never changes. */
  readonly fundingBias: number;
};

/** The simulated coins. Levels are invented but of the right order; SIM exists nowhere else. */
export const coins = {
  BTC: { price: 96000, volatility: 1, fundingBias: 0.0001 },
  ETH: { price: 3300, volatility: 1.3, fundingBias: 0.00009 },
  SOL: { price: 190, volatility: 1.6, fundingBias: 0.00018 },
  XRP: { price: 2.4, volatility: 1.5, fundingBias: -0.00011 },
  DOGE: { price: 0.21, volatility: 1.8, fundingBias: 0.00022 },
  LINK: { price: 17.5, volatility: 1.5, fundingBias: 0.0001 },
  ADA: { price: 0.72, volatility: 1.5, fundingBias: -0.00008 },
  AVAX: { price: 24, volatility: 1.6, fundingBias: 0.00012 },
  DOT: { price: 4.6, volatility: 1.5, fundingBias: -0.00026 },
  LTC: { price: 98, volatility: 1.2, fundingBias: 0.0001 },
  BCH: { price: 510, volatility: 1.3, fundingBias: 0.00014 },
  BNB: { price: 880, volatility: 1, fundingBias: -0.0002 },
  TRX: { price: 0.29, volatility: 0.8, fundingBias: 0.00008 },
  ETC: { price: 18.4, volatility: 1.4, fundingBias: -0.00013 },
  FIL: { price: 2.1, volatility: 1.7, fundingBias: 0.0001 },
  ATOM: { price: 3.9, volatility: 1.5, fundingBias: 0.00015 },
  NEAR: { price: 2.6, volatility: 1.7, fundingBias: -0.00042 },
  UNI: { price: 7.8, volatility: 1.6, fundingBias: 0.0001 },
  SUI: { price: 1.8, volatility: 1.7, fundingBias: 0.00012 },
  PEPE: { price: 0.0000094, volatility: 2, fundingBias: 0.00035 },
  GALA: { price: 0.0142, volatility: 1.8, fundingBias: 0.00009 },
  GMT: { price: 0.041, volatility: 1.8, fundingBias: -0.00009 },
  SIM: { price: 1.3, volatility: 1.2, fundingBias: 0.0005 },
  // Tickers of two assets, at the prices that exchanges showed in September 2026:
  // https://github.com/nemanull/arbitrage-observatory/tree/190cffa4/docs/research
  BB: { price: 0.00963677, volatility: 1.6, fundingBias: 0.00011 },
  ON: { price: 0.2115, volatility: 1.6, fundingBias: 0.00012 },
  QNT: { price: 64.883, volatility: 1.4, fundingBias: 0.0001 },
  CAT: { price: 0.0000061, volatility: 1.9, fundingBias: 0.00013 },
  // Traded before its listing, on one exchange in tenths.
  OPENAI: { price: 1404.83, volatility: 1, fundingBias: 0.00009 },
  // A share: venues list such among their coins.
  META: { price: 640, volatility: 0.5, fundingBias: 0.00006 },
} as const satisfies Readonly<Record<string, CoinFacts>>;

export type Coin = keyof typeof coins;
