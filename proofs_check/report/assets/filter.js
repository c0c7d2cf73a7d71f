// Shows the rows that match the words, paper, verdict and evidence; without it the whole table is shown.
const form = document.querySelector("form.filters");
const rows = [...document.querySelectorAll("tr[data-verdict]")];
const shown = document.getElementById("shown");
const texts = new Map(rows.map((row) => [row, `${row.dataset.paper}:${row.cells[0].textContent}`.toLowerCase()]));

function filter() {
  const { words, paper, verdict, kind } = form.elements;
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    row.hidden = (paper.value && row.dataset.paper !== paper.value)
      || (verdict.value && row.dataset.verdict !== verdict.value)
      || (kind.value && !row.dataset.kinds.split(" ").includes(kind.value))
      || !wanted.every((word) => texts.get(row).includes(word));
  }
  for (const group of document.querySelectorAll("tbody")) {
    group.hidden = !group.querySelector("tr[data-verdict]:not([hidden])");
  }
  shown.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} claims shown`;
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
