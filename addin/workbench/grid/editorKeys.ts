import { Direction, ICommandService } from "@univerjs/presets";
import {
  DeviceInputEventType,
  IEditorBridgeService,
  isFormulaLexerToken,
  KeyCode,
  matchRefDrawToken,
  matchToken,
  MoveCursorOperation,
  MoveSelectionOperation,
} from "@univerjs/presets/preset-sheets-core";
import type { Grid } from "./createGrid.js";
import type { EntryKey, EntryMoves } from "./entryMoves.js";
import { acceptSuggestion } from "./acceptSuggestion.js";
import { editedText } from "./formulaEditor.js";
import type { EditedText } from "./formulaEditor.js";
import { closeEditor, isEditing } from "./closeEditor.js";
import { leaveBar } from "./keepBarFocus.js";
import { areSuggestionsOpen, closeSuggestions } from "./closeSuggestions.js";

type ArrowKey = keyof typeof arrows;

const arrows = {
  ArrowLeft: { keycode: KeyCode.ARROW_LEFT, direction: Direction.LEFT },
  ArrowRight: { keycode: KeyCode.ARROW_RIGHT, direction: Direction.RIGHT },
  ArrowUp: { keycode: KeyCode.ARROW_UP, direction: Direction.UP },
  ArrowDown: { keycode: KeyCode.ARROW_DOWN, direction: Direction.DOWN },
} as const;

/**
 * Gives the keys of an open editor the meaning they have in Excel. By itself the grid lets Shift with Enter or Tab leave
 * the page and the typed text behind, knows no Home and End, and moves a reference that was typed, not pointed at.
 * @returns takes a key; true where it was one of those
 */
export function createEditorKeys(grid: Grid, moves: EntryMoves): (event: KeyboardEvent) => boolean {
  const commands = grid.injector.get(ICommandService);
  /** Arrows move the caret; otherwise they end the entry, as they do in a cell that is typed over. */
  let isCaretMode = false;
  let isPointing = false;

  grid.injector.get(IEditorBridgeService).visible$.subscribe(({ visible, eventType, keycode }) => {
    isCaretMode = visible && (eventType !== DeviceInputEventType.Keyboard || keycode === KeyCode.F2);
    isPointing = false;
  });

  const moveCaret = (key: ArrowKey, isExtending: boolean) => {
    const operation = isExtending ? MoveSelectionOperation : MoveCursorOperation;
    void commands.executeCommand(operation.id, { direction: arrows[key].direction });
  };
  const steerArrow = (event: KeyboardEvent, key: ArrowKey, edited: EditedText): boolean => {
    const isVertical = key === "ArrowUp" || key === "ArrowDown";
    if (areSuggestionsOpen(grid)) {
      if (isVertical) return false;
      closeSuggestions(grid);
    }
    if (isCaretMode && event.ctrlKey && !isVertical) selectWord(edited, key, event.shiftKey);
    else if (isCaretMode) moveCaret(key, event.shiftKey);
    else if (isPointing || takesReference(edited)) {
      isPointing = true;
      return false;
    } else closeEditor(grid, arrows[key].keycode);
    return true;
  };
  const steerEnter = (event: KeyboardEvent, edited: EditedText): boolean => {
    if (!isEntryKey(event.key) || hasCommandKey(event)) return false;
    if (areSuggestionsOpen(grid)) {
      if ((event.key === "Tab" || !isComplete(grid, edited)) && acceptSuggestion(grid)) return true;
      closeSuggestions(grid);
    }
    moves.commit(event.key, event.shiftKey);
    return true;
  };
  const steerSelection = (event: KeyboardEvent): boolean =>
    isEntryKey(event.key) && !hasCommandKey(event) && moves.move(event.key, event.shiftKey);
  const steerEnd = (event: KeyboardEvent, { text, start, end, select }: EditedText): boolean => {
    closeSuggestions(grid);
    const target = event.key === "Home" ? 0 : text.length;
    if (!event.shiftKey) select(target, target);
    else if (event.key === "Home") select(target, end);
    else select(start, target);
    return true;
  };

  const steerEditor = (event: KeyboardEvent, edited: EditedText): boolean => {
    const { key } = event;
    if (isArrow(key)) return steerArrow(event, key, edited);
    if (!heldKeys.has(key)) isPointing = false;
    if (isEntryKey(key)) return steerEnter(event, edited);
    if (key === "Home" || key === "End") return steerEnd(event, edited);
    if (key !== "F2") return false;
    isCaretMode = !isCaretMode;
    return true;
  };

  return (event) => {
    if (!isInEditor(event)) return false;
    if (!isEditing(grid)) {
      leaveBar(grid);
      return steerSelection(event);
    }
    const edited = editedText(grid);
    return edited !== undefined && steerEditor(event, edited);
  };
}

/** Keys that are held while another one says what to do. */
const heldKeys: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta"]);

function isEntryKey(key: string): key is EntryKey {
  return key === "Enter" || key === "Tab";
}

function hasCommandKey({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey;
}

function isArrow(key: string): key is ArrowKey {
  return key in arrows;
}

/** The grid's own editors take keys by an editable element; boxes beside the grid keep theirs. */
function isInEditor({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Moves the caret, or the end of what is selected, by a word. */
function selectWord({ text, start, end, select }: EditedText, key: ArrowKey, isExtending: boolean): void {
  if (key === "ArrowLeft") {
    const target = start - (/[\w.]*[^\w.]*$/.exec(text.slice(0, start))?.[0].length ?? 0);
    select(target, isExtending ? end : target);
  } else {
    const target = end + (/^[^\w.]*[\w.]*/.exec(text.slice(end))?.[0].length ?? 0);
    select(isExtending ? start : target, target);
  }
}

/** Whether an arrow points at a cell: where a formula lacks an operand. */
function takesReference({ text, start, end }: EditedText): boolean {
  const [before = "", after = ""] = [text[start - 1], text[start]];
  if (!text.startsWith("=") || start !== end || !matchRefDrawToken(before)) return false;
  return after === "" || (isFormulaLexerToken(after) && !after.startsWith(matchToken.OPEN_BRACKET));
}

/** Whether a formula says something as it stands, although a function begins like its last word: TRUE, or a name. */
function isComplete(grid: Grid, { text, end }: EditedText): boolean {
  const [word = ""] = /[\w.]*$/.exec(text.slice(0, end)) ?? [];
  const names = grid.api.getActiveWorkbook()?.getDefinedNames() ?? [];
  return (
    /^(?:TRUE|FALSE|[A-Z]{1,3}\d+)$/i.test(word) ||
    names.some((name) => name.getName().toUpperCase() === word.toUpperCase())
  );
}
