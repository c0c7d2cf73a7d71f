// Shows the rows that match the chosen paper and verdict; without it the whole table is shown.
const form = document.querySelector("form.filters");
const rows = [...document.querySelectorAll("tr[data-verdict]")];
const shown = document.getElementById("shown");

function filter() {
  const { paper, verdict } = form.elements;
  for (const row of rows) {
    row.hidden = (paper.value && row.dataset.paper !== paper.value)
      || (verdict.value && row.dataset.verdict !== verdict.value);
  }
  for (const group of document.querySelectorAll("tbody")) {
    group.hidden = !group.querySelector("tr[data-verdict]:not([hidden])");
  }
  shown.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} claims shown`;
}

form.hidden = false;
form.addEventListener("change", filter);
form.addEventListener("submit", (event) => event.preventDefault());
filter();
