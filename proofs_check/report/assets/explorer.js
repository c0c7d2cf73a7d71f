// Finds the phase of a law at the chosen letters, evaluates its formulas, and draws the phases over two of them.
const laws = JSON.parse(document.getElementById("laws").textContent);
const chooser = document.querySelector("select[name=law]");
const GRID = 160; // points along each axis of the map
const MARGIN = { left: 54, bottom: 40, top: 10, right: 12 };
const [WIDTH, HEIGHT] = [480, 400];

// --- formulas: numbers, names of letters, lists of a head and its arguments ---
const HEADS = {
  "+": (...x) => x.reduce((a, b) => a + b),
  "*": (...x) => x.reduce((a, b) => a * b),
  "/": (a, b) => a / b,
  "^": (a, b) => a ** b,
  max: Math.max,
  min: Math.min,
  log: Math.log,
  and: (...x) => x.every(Boolean),
  or: (...x) => x.some(Boolean),
  "=": (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)),
  "!=": (a, b) => !HEADS["="](a, b),
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function value(formula, at) {
  if (typeof formula === "number") return formula;
  if (typeof formula === "string") return at[formula];
  const [head, ...rest] = formula;
  return HEADS[head](...rest.map((part) => value(part, at)));
}

const holds = (phase, at) => phase.facts.every((fact) => value(fact, at));

// What a law says at a point: its phase, or null, with exponent and allocation.
function answer(key, at) {
  const index = laws[key].phases.findIndex((phase) => holds(phase, at));
  if (index < 0) return null;
  const phase = laws[key].phases[index];
  return { phase: index, exponent: value(phase.exponent, at), shares: phase.shares.map((share) => value(share, at)) };
}
window.explorer = { laws, answer };

// --- the page ---
const section = () => document.getElementById(chooser.value);
const sliders = () => [...section().querySelectorAll("input[type=range]")];
const chosen = () => Object.fromEntries(sliders().map((slider) => [slider.name, Number(slider.value)]));
const slider = (name) => sliders().find((one) => one.name === name);
const shown = (number) => Number(number.toPrecision(6)).toString().replace("-", "\u2212");

function axes() {
  const names = laws[chooser.value].letters;
  const picked = ["across", "up"].map((axis) => section().querySelector(`select[name=${axis}]`)?.value);
  return picked[0] ? [...new Set(picked)] : names.slice(0, 2);
}

function update() {
  const at = chosen();
  for (const one of sliders()) one.nextElementSibling.value = one.value;
  const found = answer(chooser.value, at);
  section().querySelector(".nothing").hidden = found !== null;
  for (const part of section().querySelectorAll(".phase")) {
    const here = found !== null && Number(part.dataset.phase) === found.phase;
    part.hidden = !here;
    if (!here) continue;
    part.querySelector("[data-value=exponent]").textContent = shown(found.exponent);
    found.shares.forEach((share, i) => {
      part.querySelector(`[data-value="share ${i}"]`).textContent = shown(share);
    });
  }
  draw(at);
  const letters = Object.entries(at).map(([name, number]) => `${name}=${number}`);
  history.replaceState(null, "", `#${[chooser.value, ...letters].join("&")}`);
}

// --- the map ---
const span = (name) => [Number(slider(name).min), Number(slider(name).max)];
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function draw(at) {
  const canvas = section().querySelector("canvas");
  const scale = window.devicePixelRatio || 1;
  canvas.width = WIDTH * scale;
  canvas.height = HEIGHT * scale;
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.font = "13px serif";
  const box = { x: MARGIN.left, y: MARGIN.top, w: WIDTH - MARGIN.left - MARGIN.right, h: HEIGHT - MARGIN.top - MARGIN.bottom };
  const [across, up] = axes();
  (up === undefined ? curve : map)(pen, box, at, across, up);
}

function map(pen, box, at, across, up) {
  const [[left, right], [low, high]] = [span(across), span(up)];
  const { phases } = laws[chooser.value];
  const [w, h] = [box.w / GRID, box.h / GRID];
  const middle = phases.map(() => [0, 0, 0]);
  const grid = [];
  const image = new ImageData(GRID, GRID);
  for (let i = 0; i < GRID; i++) {
    for (let j = 0; j < GRID; j++) {
      const x = left + ((i + 0.5) / GRID) * (right - left);
      const y = low + ((j + 0.5) / GRID) * (high - low);
      const here = { ...at, [across]: x, [up]: y };
      const index = phases.findIndex((phase) => holds(phase, here));
      grid.push(index);
      if (index < 0) continue;
      middle[index] = [middle[index][0] + i, middle[index][1] + j, middle[index][2] + 1];
      const exponent = Math.max(0, value(phases[index].exponent, here));
      const depth = 0.2 + (0.7 * exponent) / (0.7 + exponent); // the shading, which no pole blinds
      image.data.set([...rgb(phases[index].colour), 255 * depth], 4 * ((GRID - 1 - j) * GRID + i));
    }
  }
  const small = Object.assign(document.createElement("canvas"), { width: GRID, height: GRID });
  small.getContext("2d").putImageData(image, 0, 0);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, box.x, box.y, box.w, box.h);
  walls(pen, box, grid, w, h);
  pen.fillStyle = style("--ink");
  pen.textAlign = "center";
  middle.forEach(([i, j, count], index) => {
    if (count) pen.fillText(index + 1, box.x + (i / count) * w, box.y + box.h - (j / count) * h + 4);
  });
  frame(pen, box, across, [left, right], up, [low, high]);
  cross(pen, box, (at[across] - left) / (right - left), (at[up] - low) / (high - low));
}

const rgb = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));

function walls(pen, box, grid, w, h) {
  pen.strokeStyle = style("--ink");
  pen.lineWidth = 0.8;
  pen.beginPath();
  for (let i = 0; i < GRID; i++) {
    for (let j = 0; j < GRID; j++) {
      const here = grid[i * GRID + j];
      const [x, y] = [box.x + (i + 1) * w, box.y + box.h - (j + 1) * h];
      if (i + 1 < GRID && grid[(i + 1) * GRID + j] !== here) { pen.moveTo(x, y); pen.lineTo(x, y + h); }
      if (j + 1 < GRID && grid[i * GRID + j + 1] !== here) { pen.moveTo(x - w, y); pen.lineTo(x, y); }
    }
  }
  pen.stroke();
}

// Over one letter alone: the exponent as a curve.
function curve(pen, box, at, across) {
  const [left, right] = span(across);
  const points = [];
  for (let i = 0; i <= 4 * GRID; i++) {
    const x = left + (i / (4 * GRID)) * (right - left);
    const found = answer(chooser.value, { ...at, [across]: x });
    points.push(found && Number.isFinite(found.exponent) ? [x, found.exponent, found.phase] : null);
  }
  const sorted = points.filter(Boolean).map((point) => point[1]).sort((a, b) => a - b);
  // A pole would flatten all else.
  const high = Math.min(sorted.at(-1) ?? 1, 4 * (sorted[Math.floor(sorted.length / 2)] ?? 1)) || 1;
  const low = Math.min(0, sorted[0] ?? 0);
  const place = ([x, y]) => [box.x + ((x - left) / (right - left)) * box.w, box.y + box.h - ((y - low) / (high - low)) * box.h];
  frame(pen, box, across, [left, right], "exponent", [low, high]);
  pen.save();
  pen.beginPath();
  pen.rect(box.x, box.y, box.w, box.h);
  pen.clip();
  pen.lineWidth = 2;
  points.forEach((point, i) => {
    const next = points[i + 1];
    if (!point || !next) return;
    pen.strokeStyle = laws[chooser.value].phases[point[2]].colour;
    pen.beginPath();
    pen.moveTo(...place(point));
    pen.lineTo(...place(next));
    pen.stroke();
  });
  pen.restore();
  const found = answer(chooser.value, at);
  if (found) cross(pen, box, (at[across] - left) / (right - left), (found.exponent - low) / (high - low));
}

function frame(pen, box, across, [left, right], up, [low, high]) {
  pen.strokeStyle = style("--ink");
  pen.fillStyle = style("--ink");
  pen.lineWidth = 1;
  pen.strokeRect(box.x, box.y, box.w, box.h);
  pen.textAlign = "center";
  pen.fillText(laws[chooser.value].written[across], box.x + box.w / 2, HEIGHT - 5);
  for (const tick of ticks(left, right)) {
    pen.fillText(shown(tick), box.x + ((tick - left) / (right - left)) * box.w, box.y + box.h + 16);
  }
  pen.textAlign = "right";
  for (const tick of ticks(low, high)) {
    pen.fillText(shown(tick), box.x - 5, box.y + box.h - ((tick - low) / (high - low)) * box.h + 4);
  }
  pen.save();
  pen.translate(13, box.y + box.h / 2);
  pen.rotate(-Math.PI / 2);
  pen.textAlign = "center";
  pen.fillText(laws[chooser.value].written[up] ?? up, 0, 0);
  pen.restore();
}

// Round numbers within a range, five or so.
function ticks(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((unit) => unit * power >= rough);
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

function cross(pen, box, x, y) {
  const [a, b] = [box.x + x * box.w, box.y + (1 - y) * box.h];
  pen.strokeStyle = style("--ink");
  pen.lineWidth = 1.6;
  pen.beginPath();
  pen.arc(a, b, 5, 0, 2 * Math.PI);
  pen.moveTo(a - 9, b);
  pen.lineTo(a + 9, b);
  pen.moveTo(a, b - 9);
  pen.lineTo(a, b + 9);
  pen.stroke();
}

function pick(event) {
  const canvas = event.target;
  if (canvas.tagName !== "CANVAS" || (event.type === "pointermove" && !event.buttons)) return;
  const at = canvas.getBoundingClientRect();
  const shares = [
    (((event.clientX - at.left) / at.width) * WIDTH - MARGIN.left) / (WIDTH - MARGIN.left - MARGIN.right),
    1 - (((event.clientY - at.top) / at.height) * HEIGHT - MARGIN.top) / (HEIGHT - MARGIN.top - MARGIN.bottom),
  ];
  axes().forEach((name, i) => {
    const [low, high] = span(name);
    slider(name).value = low + Math.min(1, Math.max(0, shares[i])) * (high - low);
  });
  update();
}

function open(key) {
  for (const one of document.querySelectorAll("section.law")) one.hidden = one.id !== key;
  chooser.value = key;
  update();
}

// The address names a law, or a claim that is part of it, and its letters, so that a point can be linked to.
function follow() {
  const [name, ...letters] = decodeURIComponent(location.hash.slice(1)).split("&");
  const link = document.querySelector(`section.law a[href="${name.replace(/[^\w-]/g, "")}.html"]`);
  const key = name in laws ? name : link?.closest("section").id ?? Object.keys(laws)[0];
  chooser.value = key;
  for (const [name, number] of letters.map((one) => one.split("="))) {
    if (slider(name)) slider(name).value = number;
  }
  return open(key);
}

chooser.addEventListener("change", () => open(chooser.value));
document.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("input", (event) => {
  if (event.target.type === "number") event.target.previousElementSibling.value = event.target.value;
  if (event.target.closest(".sliders")) update();
});
for (const type of ["pointerdown", "pointermove"]) document.addEventListener(type, pick);
window.addEventListener("hashchange", follow);
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update);
follow();
