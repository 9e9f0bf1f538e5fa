// The whole arithmetic of rows: names, formulas with the numbers put in, and units, each worked out by hand. ETH stands
// at 4,000 and XRP at 0.5 USD; margin is asked for by a leverage of 2 and a rise of 50 % at a maintenance rate of 0.5 %.
import { expect, it } from "vitest";
import { explainedLines } from "../../support/explainedLines.js";

it("a coin held in three ways, sold on top of two lines, beside a linear short that is about to be liquidated", () => {
  // 100 + 20 + 1,000 × 1.5 × 8/4,000 coins; 25 + 20 + 10 are covered; the average entry of 45 coins is 150,000/45. With
  // 68 more 422,000/113, and 113/2 coins of margin. The linear one is liquidated at 35,000/(10 × 1.005).
  const typed = {
    holdings: [
      ["ETH", 100],
      ["STETH", 20],
      ["NOWHERE", 1000, "bybit:ETH", 1.5, 8],
    ],
    shorts: [
      ["bybit:ETH", 100_000, 4000, 10],
      ["bybit:ETH", 50_000, 2500, 10],
      ["bybit:ETH-USDT", 100, 3000, 5000],
    ],
  };
  expect(explainedLines(typed)).toEqual(
    `
mark | Mark price | =4000 | USD per ETH | input
contractUsd | USD per contract | =1 | USD per contract | input
lotStep | Lot step | =1 | contracts | input
coins | ETH held | =100 | ETH | input
price | Price of ETH on bybit | =4000 | USD per ETH | computed
value | Value of ETH | =100*4000 | USD | computed
coins of row 2 | STETH held, row 2 | =20 | STETH | input
coins of row 3 | NOWHERE held, row 3 | =1000 | NOWHERE | input
price of row 3 | Price of NOWHERE, row 3 | =8 | USD per NOWHERE | input
value of row 3 | Value of NOWHERE, row 3 | =1000*8 | USD | computed
beta of row 3 | Beta of NOWHERE to ETH, row 3 | =1.5 |  | input
cover of row 3 | NOWHERE as ETH, row 3 | =HEDGE.PROXYBETA(8000,1.5,4000) | ETH | computed
exposure | Coins to cover | =100+20+3 | ETH | computed
hedgeRatio | Hedge ratio | =1 | of the coins to cover | input
target | Target: coins to cover × hedge ratio | =MAX(0,1*123) | ETH | computed
short 1 contracts | Contracts, bybit:ETH (line 1) | =100000 | contracts | input
short 1 entry | Entry, bybit:ETH (line 1) | =4000 | USD per ETH | input
short 1 margin | Margin, bybit:ETH (line 1) | =10 | ETH | input
short 1 notional | Notional at entry, bybit:ETH (line 1) | =100000*1 | USD | computed
short 1 coins | Coins covered, bybit:ETH (line 1) | =100000/4000 | ETH | computed
short 2 contracts | Contracts, bybit:ETH (line 2) | =50000 | contracts | input
short 2 entry | Entry, bybit:ETH (line 2) | =2500 | USD per ETH | input
short 2 margin | Margin, bybit:ETH (line 2) | =10 | ETH | input
short 2 notional | Notional at entry, bybit:ETH (line 2) | =50000*1 | USD | computed
short 2 coins | Coins covered, bybit:ETH (line 2) | =50000/2500 | ETH | computed
all bybit:ETH contracts | Contracts, bybit:ETH (all lines) | =100000+50000 | contracts | computed
all bybit:ETH notional | Notional at entry, bybit:ETH (all lines) | =100000+50000 | USD | computed
all bybit:ETH coins | Coins covered, bybit:ETH (all lines) | =25+20 | ETH | computed
all bybit:ETH entry | Average entry, bybit:ETH (all lines) | =150000/45 | USD per ETH | computed
all bybit:ETH margin | Margin, bybit:ETH (all lines) | =10+10 | ETH | computed
short 3 contracts | Contracts, bybit:ETH-USDT (line 3) | =100 | contracts | input
short 3 entry | Entry, bybit:ETH-USDT (line 3) | =3000 | USD per ETH | input
size of bybit linear ETH/USDT:USDT | Contract size of bybit:ETH-USDT | =0.1 | ETH per contract | input
short 3 margin | Margin, bybit:ETH-USDT (line 3) | =5000 | USDT | input
short 3 notional | Notional at entry, bybit:ETH-USDT (line 3) | =100*0.1*3000 | USD | computed
short 3 coins | Coins covered, bybit:ETH-USDT (line 3) | =100*0.1 | ETH | computed
coinsCovered | Coins covered by all shorts | =45+10 | ETH | computed
covered | Covered | =55/123 | of the target | computed
unhedgedUsd | Residual exposure | =(123-55)*4000 | USD | computed
gap | Gap: target − coins covered | =123-55 | ETH | computed
band | Rebalance band | =0.05 | of the target | input
bandCoins | No trade while the gap is within ± | =0.05*123 | ETH | computed
now | Contracts now, bybit:ETH | =100000+50000 | contracts | computed
gapUsd | Gap at the mark price | =68*4000 | USD | computed
toSell | Contracts to sell | =HEDGE.CONTRACTS(272000,1,1,"down") | contracts | computed
contracts | Contracts after the trade | =150000+272000 | contracts | computed
trade | Trade now: + sell, − buy back | =0 | contracts of bybit:ETH | computed
sold notional | Notional at entry, to sell | =272000*1 | USD | computed
sold coins | Coins covered, to sell | =272000/4000 | ETH | computed
planned notional | Notional at entry after the trade | =150000+272000 | USD | computed
planned coins | Coins covered after the trade | =45+68 | ETH | computed
planned entry | Average entry after the trade | =422000/113 | USD per ETH | computed
minOrder | Min order | =1 | contracts | computed
notional | Notional | =422000*1 | USD | computed
fundingRate | Funding rate | =0.0001 | per interval | input
intervalHours | Funding interval | =8 | hours | input
apr | Funding APR (short) | =HEDGE.APR(0.0001,8) | per year | computed
horizon | Horizon | =30 | days | input
costPerDay | Funding cost per day (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(422000,0.0001,1,8,"short") | USD | computed
costHorizon | Funding cost over the horizon (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(422000,0.0001,30,8,"short") | USD | computed
feeRate | Fee rate | =0.0005 | of the notional | input
fees | Fees, open and close | =2*HEDGE.FEE(422000,0.0005) | USD | computed
fundingReceived | Funding received over the horizon | =0.0001*30*24/8 | of the notional | computed
breakEven | Break-even price | =HEDGE.BREAKEVEN(4000,0.0005,0.0005,0.009,"short","inverse") | USD per ETH | computed
maintenanceRate | Maintenance rate | =0.005 | of the notional | input
survive | Rise to survive | =0.5 | of the mark price | input
survivePrice | Price to survive | =4000*(1+0.5) | USD per ETH | computed
maxLeverage | Leverage asked for | =2 |  | input
marginByRise | Margin to survive the rise | =HEDGE.MARGINFOR(422000,3734.51327433628,6000,0.005,0,"inverse") | ETH | computed
marginByLeverage | Margin by the leverage | =HEDGE.MARGIN(422000,3734.51327433628,2) | ETH | computed
marginNeeded | Margin needed | =MAX(43.0183333333333,56.5) | ETH | computed
leverage | Leverage: notional ÷ margin | =422000/(56.5*4000) |  | computed
mark of bybit linear ETH/USDT:USDT | Mark price of bybit:ETH-USDT | =4000 | USD per ETH | input
liquidation | Liquidation price of bybit:ETH-USDT | =HEDGE.LIQPRICE(30000,3000,5000,0.005,0,"short","linear") | USD per ETH | computed
distance | Distance to liquidation | =3482.58706467662/4000-1 | of the mark price | computed
index | Index price | =4000 | USD per ETH | input
basis | Basis | =HEDGE.BASIS(4000,4000) | of the index price | computed
`
      .trim()
      .split("\n"),
  );
});

it("half of a linear short bought back at a hedge ratio of one half", () => {
  // 30 coins are covered and 5 are to be: 250 contracts of 0.1 coins. 5 × 6,000 × 1.005 − 25,000 USD of margin by the rise;
  // liquidated at 200,000/(30 × 1.005).
  const typed = {
    holdings: [["ETH", 10, "bybit:ETH-USDT"]],
    shorts: [["bybit:ETH-USDT", 300, 5000, 50_000]],
    settings: { "hedge ratio": 0.5 },
  };
  expect(explainedLines(typed)).toEqual(
    `
mark | Mark price | =4000 | USD per ETH | input
size of bybit linear ETH/USDT:USDT | Contract size of bybit:ETH-USDT | =0.1 | ETH per contract | input
contractUsd | USD per contract | =0.1*4000 | USD per contract | computed
lotStep | Lot step | =0.01 | contracts | input
coins | ETH held | =10 | ETH | input
price | Price of ETH on bybit | =4000 | USD per ETH | computed
value | Value of ETH | =10*4000 | USD | computed
exposure | Coins to cover | =10 | ETH | computed
hedgeRatio | Hedge ratio | =0.5 | of the coins to cover | input
target | Target: coins to cover × hedge ratio | =MAX(0,0.5*10) | ETH | computed
short 1 contracts | Contracts, bybit:ETH-USDT (line 1) | =300 | contracts | input
short 1 entry | Entry, bybit:ETH-USDT (line 1) | =5000 | USD per ETH | input
short 1 margin | Margin, bybit:ETH-USDT (line 1) | =50000 | USDT | input
short 1 notional | Notional at entry, bybit:ETH-USDT (line 1) | =300*0.1*5000 | USD | computed
short 1 coins | Coins covered, bybit:ETH-USDT (line 1) | =300*0.1 | ETH | computed
coinsCovered | Coins covered by all shorts | =300*0.1 | ETH | computed
covered | Covered | =30/5 | of the target | computed
unhedgedUsd | Residual exposure | =(10-30)*4000 | USD | computed
gap | Gap: target − coins covered | =5-30 | ETH | computed
band | Rebalance band | =0.05 | of the target | input
bandCoins | No trade while the gap is within ± | =0.05*5 | ETH | computed
now | Contracts now, bybit:ETH-USDT | =300 | contracts | computed
excess | Coins covered too much | =30-5 | ETH | computed
asked | Contracts that close the gap | =25/0.1 | contracts | computed
toBuyBack | Contracts of bybit:ETH-USDT to buy back | =HEDGE.ROUNDLOT(250,0.01,"down") | contracts | computed
contracts | Contracts after the trade | =300-250 | contracts | computed
trade | Trade now: + sell, − buy back | =-250 | contracts of bybit:ETH-USDT | computed
planned notional | Notional at entry after the trade | =50*0.1*5000 | USD | computed
planned coins | Coins covered after the trade | =50*0.1 | ETH | computed
minOrder | Min order | =0.01 | contracts | computed
notional | Notional | =50*400 | USD | computed
fundingRate | Funding rate | =0.0001 | per interval | input
intervalHours | Funding interval | =8 | hours | input
apr | Funding APR (short) | =HEDGE.APR(0.0001,8) | per year | computed
horizon | Horizon | =30 | days | input
costPerDay | Funding cost per day (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(20000,0.0001,1,8,"short") | USD | computed
costHorizon | Funding cost over the horizon (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(20000,0.0001,30,8,"short") | USD | computed
feeRate | Fee rate | =0.0005 | of the notional | input
fees | Fees, open and close | =2*HEDGE.FEE(20000,0.0005) | USD | computed
fundingReceived | Funding received over the horizon | =0.0001*30*24/8 | of the notional | computed
breakEven | Break-even price | =HEDGE.BREAKEVEN(4000,0.0005,0.0005,0.009,"short","linear") | USD per ETH | computed
maintenanceRate | Maintenance rate | =0.005 | of the notional | input
survive | Rise to survive | =0.5 | of the mark price | input
survivePrice | Price to survive | =4000*(1+0.5) | USD per ETH | computed
maxLeverage | Leverage asked for | =2 |  | input
marginByRise | Margin to survive the rise | =HEDGE.MARGINFOR(25000,5000,6000,0.005,0,"linear") | USDT | computed
marginByLeverage | Margin by the leverage | =25000/2 | USDT | computed
marginNeeded | Margin needed | =MAX(5150,12500) | USDT | computed
leverage | Leverage: notional ÷ margin | =20000/12500 |  | computed
liquidation | Liquidation price of bybit:ETH-USDT | =HEDGE.LIQPRICE(150000,5000,50000,0.005,0,"short","linear") | USD per ETH | computed
distance | Distance to liquidation | =6633.4991708126/4000-1 | of the mark price | computed
index | Index price | =4000 | USD per ETH | input
basis | Basis | =HEDGE.BASIS(4000,4000) | of the index price | computed
`
      .trim()
      .split("\n"),
  );
});

it("an inverse short counted in coins, whose closing realises coins that need cover again", () => {
  // 1,100 coins too much; each contract of 1 coin sold at 1 and bought at 0.5 releases 1 and realises 1: 550 contracts.
  const typed = {
    holdings: [["XRP", 1000, "bitget:XRP"]],
    shorts: [
      ["bitget:XRP", 2000, 1, 500],
      ["bybit:XRP-USDT", 100, 0.5, 50],
    ],
  };
  expect(explainedLines(typed)).toEqual(
    `
mark | Mark price | =0.5 | USD per XRP | input
size of bitget inverse XRP/USD:XRP | Contract size of bitget:XRP | =1 | XRP per contract | input
contractUsd | USD per contract | =1*0.5 | USD per contract | computed
lotStep | Lot step | =0.1 | contracts | input
coins | XRP held | =1000 | XRP | input
price | Price of XRP on bitget | =0.5 | USD per XRP | computed
value | Value of XRP | =1000*0.5 | USD | computed
exposure | Coins to cover | =1000 | XRP | computed
hedgeRatio | Hedge ratio | =1 | of the coins to cover | input
target | Target: coins to cover × hedge ratio | =MAX(0,1*1000) | XRP | computed
short 1 contracts | Contracts, bitget:XRP (line 1) | =2000 | contracts | input
short 1 entry | Entry, bitget:XRP (line 1) | =1 | USD per XRP | input
short 1 margin | Margin, bitget:XRP (line 1) | =500 | XRP | input
short 1 notional | Notional at entry, bitget:XRP (line 1) | =2000*1*1 | USD | computed
short 1 coins | Coins covered, bitget:XRP (line 1) | =2000*1 | XRP | computed
short 2 contracts | Contracts, bybit:XRP-USDT (line 2) | =100 | contracts | input
short 2 entry | Entry, bybit:XRP-USDT (line 2) | =0.5 | USD per XRP | input
size of bybit linear XRP/USDT:USDT | Contract size of bybit:XRP-USDT | =1 | XRP per contract | input
short 2 margin | Margin, bybit:XRP-USDT (line 2) | =50 | USDT | input
short 2 notional | Notional at entry, bybit:XRP-USDT (line 2) | =100*1*0.5 | USD | computed
short 2 coins | Coins covered, bybit:XRP-USDT (line 2) | =100*1 | XRP | computed
coinsCovered | Coins covered by all shorts | =2000+100 | XRP | computed
covered | Covered | =2100/1000 | of the target | computed
unhedgedUsd | Residual exposure | =(1000-2100)*0.5 | USD | computed
gap | Gap: target − coins covered | =1000-2100 | XRP | computed
band | Rebalance band | =0.05 | of the target | input
bandCoins | No trade while the gap is within ± | =0.05*1000 | XRP | computed
now | Contracts now, bitget:XRP | =2000 | contracts | computed
excess | Coins covered too much | =2100-1000 | XRP | computed
asked | Contracts that close the gap | =1100/((1*1/0.5+1-1)*1) | contracts | computed
toBuyBack | Contracts of bitget:XRP to buy back | =HEDGE.ROUNDLOT(550,0.1,"down") | contracts | computed
contracts | Contracts after the trade | =2000-550 | contracts | computed
trade | Trade now: + sell, − buy back | =-550 | contracts of bitget:XRP | computed
planned notional | Notional at entry after the trade | =1450*1*1 | USD | computed
planned coins | Coins covered after the trade | =1450*1 | XRP | computed
minContracts | Venue's min contracts | =1 | contracts | input
minOrder | Min order | =HEDGE.ROUNDLOT(MAX(0.1,1),0.1,"up") | contracts | computed
notional | Notional | =1450*0.5 | USD | computed
fundingRate | Funding rate | =0.0001 | per interval | input
intervalHours | Funding interval | =8 | hours | input
apr | Funding APR (short) | =HEDGE.APR(0.0001,8) | per year | computed
horizon | Horizon | =30 | days | input
costPerDay | Funding cost per day (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(725,0.0001,1,8,"short") | USD | computed
costHorizon | Funding cost over the horizon (+ you pay, − you receive) | =HEDGE.FUNDINGCOST(725,0.0001,30,8,"short") | USD | computed
feeRate | Fee rate | =0.0005 | of the notional | input
fees | Fees, open and close | =2*HEDGE.FEE(725,0.0005) | USD | computed
fundingReceived | Funding received over the horizon | =0.0001*30*24/8 | of the notional | computed
breakEven | Break-even price | =HEDGE.BREAKEVEN(0.5,0.0005,0.0005,0.009,"short","inverse") | USD per XRP | computed
maintenanceRate | Maintenance rate | =0.005 | of the notional | input
survive | Rise to survive | =0.5 | of the mark price | input
survivePrice | Price to survive | =0.5*(1+0.5) | USD per XRP | computed
maxLeverage | Leverage asked for | =2 |  | input
marginByRise | Margin to survive the rise | =HEDGE.MARGINFOR(1450,1,0.75,0.005,0,"inverse") | XRP | computed
marginByLeverage | Margin by the leverage | =HEDGE.MARGIN(1450,1,2) | XRP | computed
marginNeeded | Margin needed | =MAX(0,725) | XRP | computed
leverage | Leverage: notional ÷ margin | =725/(725*0.5) |  | computed
mark of bybit linear XRP/USDT:USDT | Mark price of bybit:XRP-USDT | =0.5 | USD per XRP | input
liquidation | Liquidation price of bybit:XRP-USDT | =HEDGE.LIQPRICE(50,0.5,50,0.005,0,"short","linear") | USD per XRP | computed
distance | Distance to liquidation | =0.995024875621891/0.5-1 | of the mark price | computed
index | Index price | =0.5 | USD per XRP | input
basis | Basis | =HEDGE.BASIS(0.5,0.5) | of the index price | computed
`
      .trim()
      .split("\n"),
  );
});
