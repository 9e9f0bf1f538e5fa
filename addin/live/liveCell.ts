import { parseInstrument } from "../../shared/listing/instrument.js";
import { text } from "../cell/fromCell.js";
import { isSameFigure, toFigureCell } from "../cell/figureCell.js";
import { streamCell } from "../cell/streamCell.js";
import { findQuote, type QuoteReader } from "./quote.js";
import { feed, followDefaultVenue } from "./runtime.js";

/** A streaming cell of one figure; unknown, because a host with data types takes more than numbers. */
export type FigureInvocation = CustomFunctions.StreamingInvocation<unknown>;

/**
 * Streams one figure of an instrument into a cell, until the cell is cancelled.
 * @param instrumentCell "[venue:]COIN[-QUOTE]"; anything else settles the cell at #VALUE!
 */
export function liveCell(instrumentCell: unknown, invocation: FigureInvocation, read: QuoteReader): void {
  streamCell(invocation, { isSame: isSameFigure, toCell: toFigureCell }, (emit) => {
    const written = text("instrument", instrumentCell);
    return followDefaultVenue((defaultVenue) => {
      const instrument = parseInstrument(written, defaultVenue);
      return feed.subscribe(instrument.venue, instrument.kind, (state) => {
        emit(() => read(findQuote(state, instrument)));
      });
    });
  });
}
