"use strict";
(() => {
  // Greys and blues that stand on light and on dark paper alike, so that printing needs no redrawing.
  const line = "#3f8fd2", ideal = "#8a939c", text = "#7d868f", rule = "#8a939c33";
  const percent = (u, values) => values.map((value) => +(100 * value).toFixed(2) + " %");
  const shown = (u, value) => (value == null ? "–" : (100 * value).toFixed(2) + " %");
  const axis = (label) => ({
    label, labelSize: 18, labelFont: "11px system-ui, sans-serif", font: "11px system-ui, sans-serif",
    stroke: text, grid: { stroke: rule, width: 1 }, ticks: { stroke: rule, width: 1 }, values: percent, size: 46,
  });
  const curves = JSON.parse(document.getElementById("curves").textContent);
  for (const place of document.querySelectorAll("[data-curve]")) {
    const { kind, data } = curves[place.dataset.curve];
    const risk = kind === "risk";
    const top = risk ? Math.max(0.01, ...data[1]) * 1.08 : 1;
    new uPlot({
      width: Math.max(260, place.clientWidth), height: 210,
      scales: { x: { time: false, range: [0, 1] }, y: { range: [0, top] } },
      axes: [{ ...axis(risk ? "coverage" : "confidence"), size: 34 }, axis(risk ? "wrong" : "right")],
      cursor: { drag: { x: false, y: false }, y: false },
      series: [
        { label: risk ? "coverage" : "confidence", value: shown },
        { label: risk ? "wrong" : "right", stroke: line, width: 2, value: shown, points: { show: !risk || data[0].length < 30, size: 5, fill: line } },
        ...(risk ? [] : [{ label: "as said", stroke: ideal, width: 1, dash: [4, 4], value: shown, points: { show: false } }]),
      ],
    }, data, place);
  }
})();
