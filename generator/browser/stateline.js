// The chip that says whether a station is open. It holds the state alone; a reason of some length stands after it.

const LONG = 8; // characters: 春节休息 fits into a chip, the text of a notice does not
const BETWEEN = " · ";

/**
 * Parts a state into what the chip says and why.
 * @param {{code: string, text: string, reason?: string}} word @returns {{chip: string, reason: string}}
 */
export function stateParts(word) {
  const reason = word.reason && word.reason.length > LONG ? word.reason : "";
  if (!reason) return { chip: word.text, reason: "" };
  const rest = word.text.split(reason).join("").split(BETWEEN).filter(Boolean);
  if (word.code === "rest") rest.unshift("今天不开");
  return { chip: rest.join(BETWEEN) || word.text, reason };
}

/**
 * Writes a state into its chip, and on a card the reason below. What says the same already is left alone.
 * @param {HTMLElement} node the chip @param {{code: string, text: string, reason?: string}} word
 */
export function showState(node, word) {
  const { chip, reason } = stateParts(word);
  if (node.dataset.state !== word.code) node.dataset.state = word.code;
  if (node.textContent !== chip) node.textContent = chip;
  const card = node.closest(".y-station");
  if (card) showReason(card, node.closest(".y-card-top") || node, reason);
}

function showReason(card, top, reason) {
  let line = card.querySelector(".y-reason");
  if (!line && !reason) return;
  if (!line) {
    line = document.createElement("p");
    line.className = "y-reason";
    top.insertAdjacentElement("afterend", line);
  }
  if (line.textContent !== reason) line.textContent = reason;
}
