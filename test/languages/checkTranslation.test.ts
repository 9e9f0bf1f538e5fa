import { describe, expect, it } from "vitest";
import { checkTranslation, hasWords } from "../../scripts/languages/checkTranslation.js";

describe("a translation", () => {
  it.each([
    ["de", "At 0.5 it covers half, 4,000 USD at most.", "Mit 0,5 deckt er die Hälfte, höchstens 4.000 USD."],
    ["zh", "At 0.5 it covers half, 4,000 USD at most.", "0.5 表示对冲一半，最多 4,000 USD。"],
    ["de", 'Write "short" or `=HEDGE.QTY(B2,C2)`.', 'Schreiben Sie "short" oder `=HEDGE.QTY(B2,C2)`.'],
    ["zh", "{cells} cells show #N/A", "{cells} 个单元格显示 #N/A"],
    ["de", "See [Errors](errors.html).", "Siehe [Fehler](errors.html)."],
    ["de", "If it writes 0,5 and not 0.5, use ;", "Falls es 0,5 und nicht 0.5 schreibt, nehmen Sie ;"],
  ])("in %s may say: %s", (language, english, text) => {
    expect(checkTranslation(language, english, text)).toEqual([]);
  });

  it.each([
    ["de", "At 0.5 it covers half.", "Mit 0.5 deckt er die Hälfte.", "must have the numbers 0.5"],
    ["de", "A rate of 0.025", "Ein Satz von 0.025", "must have the numbers 0.025"],
    ["zh", "At 4,000 USD", "4,00 USD", "must have the numbers 4000"],
    ["zh", "Two of 3 venues", "3 个交易所中的 2 个", "must have the numbers 3"],
    ["de", 'Write "short".', 'Schreiben Sie "leer".', 'must keep the cell\'s text "short"'],
    ["de", "It shows #N/A.", "Es zeigt #NV.", "must keep the error #N/A"],
    ["de", "As PLAN takes it", "Wie der Plan es nimmt", "must keep the name PLAN"],
    ["de", "Above hedgeRatio", "Über der Quote", "must keep the name hedgeRatio"],
    ["zh", "on {sheet}", "在表上", "must keep the value of {sheet}"],
    ["zh", "See [Errors](errors.html)", "见[错误](error.html)", "must keep the target of the link"],
    ["de", "ROUNDLOT(0.29,0.01) is 0.29", "ROUNDLOT(0,29;0,01) ist 0,29", "must keep the call"],
    ["de", "As bybit:ETH-USDT", "Wie bybit:ETH", "must keep the instrument bybit:ETH-USDT"],
    ["de", "It stays.", "Es bleibt", "must end as the English does"],
    ["de", "It stays", " Es bleibt", "must have no blanks"],
  ])("in %s of %s is refused: %s", (language, english, text, problem) => {
    const found = checkTranslation(language, english, text).join("; ");
    expect(found).toContain(problem);
  });

  it("is needed only where there are words", () => {
    expect(hasWords("S / F − S / X")).toBe(false);
    expect(hasWords("value × ratio")).toBe(true);
  });
});
