// 信息有误: a chosen cause becomes part of the one text that is copied into a group or read out on the telephone.

const box = document.querySelector("[data-report]");
const target = document.querySelector("[data-report-text]");

/**
 * @param {string} about what the page says about the station @param {string} cause "" when none is chosen
 * @param {string} address of the page, without query and fragment
 */
export function reportText(about, cause, address) {
  return [about, cause ? "哪里不对：" + cause : "", "页面：" + address].filter(Boolean).join("\n");
}

if (box && target) {
  const about = target.value.trim();
  const address = location.origin + location.pathname;
  target.value = reportText(about, "", address);
  box.addEventListener("change", (event) => {
    const cause = event.target instanceof HTMLInputElement ? event.target.dataset.label || "" : "";
    target.value = reportText(about, cause, address);
  });
}
