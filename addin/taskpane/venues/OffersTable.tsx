import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { TextAddRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import type { Comparison } from "../../../shared/contract/compare.js";
import { instrumentText } from "../../../shared/listing/instrument.js";
import { fill } from "../../language/fill.js";
import { sentence } from "../sentence.js";
import { texts } from "../texts.js";
import { offerFigures, type Offer } from "./offerFigures.js";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
    "& th": {
      padding: "4px 4px 4px 0",
      textAlign: "end",
      verticalAlign: "bottom",
      overflowWrap: "normal",
      fontWeight: tokens.fontWeightSemibold,
      color: tokens.colorNeutralForeground2,
    },
    "& td": { padding: "2px 4px 2px 0", textAlign: "end", whiteSpace: "nowrap" },
    "& tr": { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    "& th:first-child": { textAlign: "start", fontWeight: tokens.fontWeightSemibold },
    "& tbody th": { color: tokens.colorNeutralForeground1 },
  },
  stale: { display: "block", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  earns: { color: tokens.colorPaletteGreenForeground1 },
  costs: { color: tokens.colorPaletteRedForeground1 },
  failed: { margin: "8px 0 0", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type InsertInstrument = (instrument: string) => void;

function OfferRow({
  offer,
  onInsert,
}: {
  readonly offer: Offer;
  readonly onInsert: InsertInstrument;
}): ReactNode {
  const styles = useStyles();
  const { venue, name, stale, perpetual } = offer;
  const figures = offerFigures(offer);
  const instrument = instrumentText({ venue, coin: perpetual.coin, quote: perpetual.quote });
  return (
    <tr>
      <th scope="row">
        {name}
        {stale && <span className={styles.stale}>{texts.venues.stale}</span>}
      </th>
      <td className={figures.isCost ? styles.costs : styles.earns}>{figures.apr}</td>
      <td>{figures.basis}</td>
      <td>{figures.contract}</td>
      <td>
        <Button
          size="small"
          appearance="subtle"
          icon={<TextAddRegular />}
          title={`${texts.venues.insert}: ${instrument}`}
          aria-label={`${texts.venues.insert}: ${instrument}`}
          onClick={() => {
            onInsert(instrument);
          }}
        />
      </td>
    </tr>
  );
}

type OffersTableProps = { readonly comparison: Comparison; readonly onInsert: InsertInstrument };

/** The venues that list the coin, the best for a short first; then what is not ranked, and those that could not be reached. */
export function OffersTable({ comparison, onInsert }: OffersTableProps): ReactNode {
  const styles = useStyles();
  const { offers, setApart, failed } = comparison;
  return (
    <div>
      {offers.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.venues.venue}</th>
              <th scope="col">{texts.venues.apr}</th>
              <th scope="col">{texts.venues.basis}</th>
              <th scope="col">{texts.venues.contract}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {offers.map((offer) => (
              <OfferRow key={`${offer.venue} ${offer.perpetual.symbol}`} offer={offer} onInsert={onInsert} />
            ))}
          </tbody>
        </table>
      )}
      {setApart.map(({ venue, name, perpetual, why }) => (
        <p key={`${venue} ${perpetual.symbol}`} className={styles.failed}>
          {fill(texts.venues.notRanked, { offer: `${name} ${perpetual.symbol}`, reason: sentence(why) })}
        </p>
      ))}
      {failed.map(({ venue, name, detail }) => (
        <p key={venue} className={styles.failed}>{`${texts.venues.failed}: ${name}. ${detail}`}</p>
      ))}
    </div>
  );
}
