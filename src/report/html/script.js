"use strict";
const $ = id => document.getElementById(id);
const list = $("list"), files = [...list.querySelectorAll(".file")];
const picks = [...document.querySelectorAll(".pick")], codes = new Set();

// Colours: what the system says, until somebody chooses.
const themes = ["system", "light", "dark"];
let theme = "system";
try { theme = localStorage.getItem("regraft-theme") || theme; } catch { /* a file without storage */ }
function paint() {
  document.documentElement.dataset.theme = theme;
  $("theme").textContent = theme[0].toUpperCase() + theme.slice(1);
}
function nextTheme() {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  try { localStorage.setItem("regraft-theme", theme); } catch { /* as above */ }
  paint();
}
$("theme").addEventListener("click", nextTheme);
paint();

// Filters: a finding shows if all of them let it through, a file if one of its findings or its path does.
function filter() {
  const words = $("search").value.trim().toLowerCase(), symbol = $("symbol").value, effort = $("effort").value;
  let shownFiles = 0, shownFindings = 0;
  for (const file of files) {
    const inPath = file.dataset.path.toLowerCase().includes(words);
    let hits = 0;
    for (const finding of file.querySelectorAll(".finding")) {
      const { code, symbol: name } = finding.dataset;
      const fits = (!codes.size || codes.has(code)) && (!symbol || name === symbol) &&
        (inPath || finding.textContent.toLowerCase().includes(words) || name.toLowerCase().includes(words));
      (finding.closest(".note") || finding.parentElement).hidden = !fits;
      hits += fits;
    }
    const byFinding = codes.size || symbol;
    const shows = (!effort || file.dataset.effort === effort) && (hits > 0 || (!byFinding && inPath));
    file.hidden = !shows;
    shownFiles += shows;
    shownFindings += shows ? hits : 0;
  }
  for (const pick of picks) {
    const { code, symbol: name } = pick.dataset;
    pick.setAttribute("aria-pressed", String(code ? codes.has(code) : name === symbol));
  }
  const active = Boolean(codes.size || symbol || effort || words);
  $("clear").hidden = !active;
  $("nothing").hidden = shownFiles > 0 || !files.length;
  $("shown").textContent = `${shownFiles} ${shownFiles === 1 ? "file" : "files"}, ${shownFindings} ${shownFindings === 1 ? "finding" : "findings"}`;
}
function clearFilters() {
  codes.clear();
  for (const id of ["search", "symbol", "effort"]) $(id).value = "";
  filter();
}
for (const pick of picks)
  pick.addEventListener("click", () => {
    const { code, symbol } = pick.dataset;
    if (code) codes.has(code) ? codes.delete(code) : codes.add(code);
    else $("symbol").value = $("symbol").value === symbol ? "" : symbol;
    filter();
  });
$("search").addEventListener("input", filter);
for (const id of ["symbol", "effort"]) $(id).addEventListener("change", filter);
$("clear").addEventListener("click", clearFilters);

$("order").addEventListener("change", () => {
  const key = { path: () => 0, effort: f => -f.dataset.rank, findings: f => -f.dataset.findings }[$("order").value];
  list.append(...files.map((f, i) => [key(f), i, f]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(x => x[2]));
});

function toggleAll() {
  const shown = files.filter(f => !f.hidden), open = !shown.every(f => f.open);
  for (const file of shown) file.open = open;
}
function nameToggle() {
  const shown = files.filter(f => !f.hidden);
  $("toggle").textContent = shown.length && shown.every(f => f.open) ? "Close all" : "Open all";
}
$("toggle").addEventListener("click", toggleAll);
list.addEventListener("toggle", nameToggle, true);
nameToggle();

// Keys.
function step(all, current, by) {
  const at = all.indexOf(current);
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  return next;
}
function stepFile(by) {
  const shown = [...list.querySelectorAll(".file:not([hidden])")];
  const next = step(shown, document.activeElement.closest(".file"), by);
  if (next) next.firstElementChild.focus();
}
function stepFinding(by) {
  const shown = [...list.querySelectorAll(".file:not([hidden]) .finding")].filter(f => !f.closest("[hidden]"));
  const current = document.activeElement.closest(".finding");
  const file = document.activeElement.closest(".file");
  const near = current || !file ? current : null;
  const next = near || !file ? step(shown, near, by) : shown.find(f => file.contains(f)) || step(shown, null, by);
  if (!next) return;
  next.closest(".file").open = true;
  next.focus();
  next.scrollIntoView({ block: "center" });
}
const keys = {
  "/": () => $("search").focus(), j: () => stepFile(1), k: () => stepFile(-1), n: () => stepFinding(1), p: () => stepFinding(-1),
  e: toggleAll, c: clearFilters, t: nextTheme, "?": () => $("keys").showModal(),
};
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("keys").open) return;
  if (event.key === "Escape" && event.target.id === "search") { event.target.value = ""; filter(); event.target.blur(); return; }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
$("keys-button").addEventListener("click", keys["?"]);
filter();
