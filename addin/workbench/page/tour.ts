import "./tour.css";

type Step = {
  readonly title: string;
  readonly text: string;
};

const steps: readonly [Step, ...Step[]] = [
  {
    title: "Type what you hold",
    text: "Coins and amounts go into the yellow cells, the settings into the row above the table. Everything else is one formula.",
  },
  {
    title: "Read what to do",
    text: "Action says for each coin what to sell, where, and how much margin to post first. The figures beside it follow the prices.",
  },
  {
    title: "Record it, then look around",
    text: "Record in the Hedge pane writes the short to “Hedge shorts”. The other sheets show details, scenarios and the past; any cell accepts =HEDGE. formulas.",
  },
];

const closedKey = "hedge-tour-closed";

function isClosedForGood(): boolean {
  try {
    return localStorage.getItem(closedKey) !== null;
  } catch {
    // A browser that keeps nothing would show the tour at each visit.
    return true;
  }
}

function closeForGood(): void {
  try {
    localStorage.setItem(closedKey, "1");
  } catch {
    // Forbidden or full: the tour is closed for now, and that is all that was asked of this page.
  }
}

export type Tour = {
  /** Shows it unless it was closed once. */
  readonly showFirst: () => void;
  /** Shows it again. */
  readonly show: () => void;
};

/** A tour of the desk; it lies over a corner of the sheet and keeps nobody from working. */
export function createTour(place: HTMLElement): Tour {
  let at = 0;
  let before: Element | null = null;
  const [title, text, count] = [
    document.createElement("h2"),
    document.createElement("p"),
    document.createElement("span"),
  ];
  title.id = "tour-title";
  text.id = "tour-text";
  const close = (): void => {
    const hadFocus = place.contains(document.activeElement);
    place.hidden = true;
    closeForGood();
    if (hadFocus && before instanceof HTMLElement) before.focus();
  };
  const show = (step: number): void => {
    at = step;
    const { title: heading, text: words } = steps[at] ?? steps[0];
    title.textContent = heading;
    text.textContent = words;
    count.textContent = `${String(at + 1)} of ${String(steps.length)}`;
    back.disabled = at === 0;
    next.textContent = at === steps.length - 1 ? "Done" : "Next";
  };
  const back = button("Back", () => {
    show(Math.max(0, at - 1));
  });
  const next = button("Next", () => {
    if (at === steps.length - 1) close();
    else show(at + 1);
  });
  const dismiss = button("×", close);
  dismiss.className = "dismiss";
  dismiss.setAttribute("aria-label", "Close the tour");

  const controls = document.createElement("div");
  controls.append(count, back, next);
  place.replaceChildren(dismiss, title, text, controls);
  place.setAttribute("role", "region");
  place.setAttribute("aria-labelledby", title.id);
  place.addEventListener("keydown", (event) => {
    // The grid listens to the whole page and would take the keys for its selected cell.
    event.stopPropagation();
    if (event.key === "Escape") close();
  });
  show(0);
  return {
    showFirst() {
      place.hidden = isClosedForGood();
    },
    show() {
      before = document.activeElement;
      show(0);
      place.hidden = false;
      next.focus();
    },
  };
}

function button(label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}
