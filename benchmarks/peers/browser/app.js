// Five tabs of four charts: pages are made at their first visit and slide in from the side.
"use strict";

const FONT = "Kiosk Sans SC";
const SLIDE_MS = 420;
const state = { tab: 0, language: "zh", dark: false };
const pages = [];
const shelf = document.getElementById("pages");
const bar = document.getElementById("tabs");

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function words(size, ink = "ink2") {
  return { fontFamily: FONT, fontSize: size, color: colour(ink) };
}

function labelled(chart, position) {
  const formatter = (item) => chart.written[item.dataIndex];
  return { show: true, position, formatter, ...words(28, "ink"), fontWeight: "bold" };
}

const blank = { splitLine: { show: false }, axisLabel: { show: false } };

function names(chart, size = 24, width = 330) {
  return { type: "category", data: chart.labels, axisTick: { show: false },
    axisLabel: { ...words(size), width, overflow: "break", interval: 0 } };
}

const drawings = {
  bars: (chart) => ({
    grid: { left: 40, right: 40, top: 56, bottom: 72 },
    xAxis: names(chart),
    yAxis: { type: "value", min: 0, ...blank },
    series: [{ type: "bar", barWidth: "44%", data: chart.values, label: labelled(chart, "top") }],
  }),
  line: (chart) => ({
    grid: { left: 40, right: 40, top: 56, bottom: 50 },
    xAxis: names(chart),
    yAxis: { type: "value", min: 0, ...blank },
    series: [{ type: "line", data: chart.values, symbolSize: 18, lineStyle: { width: 5 },
      label: labelled(chart, "top") }],
  }),
  ranked: (chart) => {
    const size = chart.values.length > 4 ? 20 : 24;
    const label = { ...labelled(chart, "right"), fontSize: size + 2 };
    return {
      grid: { left: 350, right: 200, top: 8, bottom: 8 },
      xAxis: { type: "value", min: 0, show: false },
      yAxis: { ...names(chart, size), inverse: true },
      series: [{ type: "bar", barWidth: "60%", data: chart.values, label }],
    };
  },
  share: (chart) => {
    const share = chart.values[0];
    const data = [
      { value: share, name: chart.labels[0] },
      { value: 1 - share, name: "", itemStyle: { opacity: 0.25 }, label: { show: false } },
    ];
    const label = { formatter: `{b}\n${chart.written[0]}`, ...words(28, "ink"),
      width: 340, overflow: "break" };
    return { series: [{ type: "pie", radius: ["46%", "80%"], center: ["30%", "50%"], data, label }] };
  },
  events: (chart) => {
    const years = chart.values;
    const data = years.map((year, index) => [year, index]);
    const formatter = (item) => `${chart.written[item.dataIndex]}\n${chart.labels[item.dataIndex]}`;
    const label = { show: true, position: "right", formatter, ...words(22), width: 380,
      overflow: "break" };
    const axisLabel = { ...words(22), formatter: (year) => `${Math.round(year)}` };
    return {
      grid: { left: 40, right: 400, top: 40, bottom: 50 },
      xAxis: { type: "value", axisLine: { onZero: false }, interval: 1, axisLabel,
        min: Math.floor(Math.min(...years)), max: Math.ceil(Math.max(...years)),
        splitLine: { show: false } },
      yAxis: { type: "value", min: -0.5, max: years.length - 0.5, show: false },
      series: [{ type: "scatter", symbolSize: 22, data, label }],
    };
  },
};

function element(tag, parent, text = "", name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = name;
  parent.append(made);
  return made;
}

// Charts stand still: animations would only make this page later at "settled".
function fill(page, index) {
  CONTENT[state.language][index].charts.forEach((chart, place) => {
    const card = page.cards[place];
    card.title.textContent = chart.title;
    card.subtitle.textContent = chart.subtitle;
    const look = { animation: false, color: [colour("accent")], textStyle: { fontFamily: FONT } };
    card.drawing.setOption({ ...look, ...drawings[chart.kind](chart) }, true);
  });
  page.stale = false;
}

function makePage(index) {
  const root = element("section", shelf, "", "page");
  const cards = CONTENT[state.language][index].charts.map((chart) => {
    const card = element("article", root, "", "card");
    return { title: element("h2", card, chart.title), subtitle: element("p", card, chart.subtitle),
      place: element("div", card, "", "chart") };
  });
  for (const card of cards) card.drawing = echarts.init(card.place);
  pages[index] = { root, cards };
  fill(pages[index], index);
  return pages[index];
}

function settle(page, shown) {
  page.root.classList.remove("moving");
  page.root.classList.toggle("shown", shown);
  page.root.style.transform = "";
}

function show(index) {
  if (index === state.tab) return;
  const before = pages[state.tab].root;
  const page = pages[index] ?? makePage(index);
  if (page.stale) fill(page, index);
  const from = index > state.tab ? 100 : -100;
  state.tab = index;
  mark();
  for (const other of pages) if (other) settle(other, other.root === before || other === page);
  page.root.style.transform = `translateX(${from}%)`;
  page.root.getBoundingClientRect();
  for (const moving of [before, page.root]) moving.classList.add("moving");
  before.style.transform = `translateX(${-from}%)`;
  page.root.style.transform = "none";
  clearTimeout(show.later);
  show.later = setTimeout(() => {
    for (const other of pages) if (other) settle(other, other === page);
  }, SLIDE_MS + 40);
}

function mark() {
  CONTENT[state.language].forEach((tab, index) => {
    const button = bar.children[index];
    button.textContent = tab.name;
    button.classList.toggle("chosen", index === state.tab);
  });
}

function refill() {
  mark();
  for (const page of pages) if (page) page.stale = true;
  fill(pages[state.tab], state.tab);
}

async function begin() {
  // Canvases do not wait for fonts by themselves.
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 24px "${FONT}"`, "中")));
  CONTENT[state.language].forEach((tab, index) => {
    element("button", bar).addEventListener("click", () => show(index));
  });
  document.getElementById("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    refill();
  });
  document.getElementById("theme").addEventListener("click", () => {
    state.dark = document.documentElement.classList.toggle("dark");
    refill();
  });
  mark();
  settle(makePage(0), true);
}

begin();
