"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const figures = [...document.querySelectorAll("figure[data-n]")];
  const sections = [...document.querySelectorAll("section[data-n]")];
  const slider = document.getElementById("moment");
  const info = document.getElementById("info");
  const whole = data.size && { x: 0, y: 0, w: data.size[0], h: data.size[1] };
  let view = whole && { ...whole };
  let moment = 0;
  const number = (n) => n.toLocaleString(data.language);

  // which divisions are shown: one, or two side by side
  const left = document.getElementById("left");
  const right = document.getElementById("right");
  const chosen = () => (left ? [+left.value, +right.value].filter((n, i, all) => n >= 0 && all.indexOf(n) === i) : [0]);
  function showChosen() {
    const shown = chosen();
    for (const one of [...figures, ...sections]) {
      one.hidden = !shown.includes(+one.dataset.n);
      one.style.order = shown.indexOf(+one.dataset.n);
    }
    draw();
  }

  // what depends on the quarter
  function places(n) {
    const signed = data.spots[n].signed[moment];
    const intended = data.spots[n].intended[moment];
    const said = (value) => (value === null ? data.words.unknown : number(value));
    return data.words.places.replace("{signed}", said(signed)).replace("{intended}", said(intended));
  }
  function drawSpots(svg, unit) {
    for (const spot of svg.querySelectorAll(".spot")) {
      const own = data.spots[+spot.dataset.i];
      const signed = own.signed[moment];
      const intended = own.intended[moment];
      const unknown = signed === null || (signed === 0 && intended === null);
      const size = unknown ? 0 : signed || intended;
      spot.classList.toggle("unknown", unknown);
      spot.classList.toggle("plan", !unknown && signed === 0);
      spot.toggleAttribute("hidden", !unknown && !size);
      spot.setAttribute("r", unit * (unknown ? 7 : Math.min(4 + Math.sqrt(size) * 0.45, 20)));
      const ask = svg.querySelector(`.ask[data-i="${spot.dataset.i}"]`);
      ask.toggleAttribute("hidden", !unknown);
      ask.setAttribute("dy", unit * 4.5);
    }
  }
  function drawBalances() {
    for (const cell of document.querySelectorAll("[data-balance]")) {
      const [division, region] = cell.dataset.balance.split(" ");
      const own = data.balances[+division][+region][moment];
      cell.textContent = own ? (cell.tagName === "TD" ? `${own[0]} (${own[2]})` : own[0]) : "";
      cell.classList.toggle("short", Boolean(own && own[1]));
    }
  }
  function draw() {
    drawBalances();
    document.getElementById("when").textContent = data.moments[moment];
    if (!view) return;
    for (const figure of figures) {
      const svg = figure.querySelector("svg");
      if (!svg.clientWidth) continue;
      const unit = Math.max(view.w / svg.clientWidth, view.h / svg.clientHeight);
      svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
      svg.style.setProperty("--unit", unit);
      svg.classList.toggle("near", view.w < whole.w / 2.5);
      for (const text of svg.querySelectorAll("text.balance")) text.setAttribute("dy", unit * 15);
      drawSpots(svg, unit);
    }
  }

  // going over the map: all maps move together
  function zoom(factor, x, y) {
    const w = Math.min(Math.max(view.w * factor, whole.w / 12), whole.w);
    const share = w / view.w;
    view = { x: x - (x - view.x) * share, y: y - (y - view.y) * share, w, h: view.h * share };
    inside();
  }
  function inside() {
    view.x = Math.min(Math.max(view.x, 0), whole.w - view.w);
    view.y = Math.min(Math.max(view.y, 0), whole.h - view.h);
    draw();
  }
  const middle = () => [view.x + view.w / 2, view.y + view.h / 2];
  function place(svg, event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [point.x, point.y];
  }
  function tell(target, division) {
    const area = target.dataset.area;
    const spot = target.dataset.i;
    if (spot !== undefined) info.textContent = `${data.spots[+spot].words}. ${places(+spot)}`;
    else if (area !== undefined) info.textContent = data.areas[division][+area];
    return spot !== undefined || area !== undefined;
  }
  function listen(figure) {
    const svg = figure.querySelector("svg");
    const fingers = new Map();
    let spread = 0;
    const apart = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(event.deltaY < 0 ? 0.8 : 1.25, ...place(svg, event));
    }, { passive: false });
    svg.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, event);
      spread = fingers.size === 2 ? apart() : 0;
      tell(event.target, +figure.dataset.n);
      svg.setPointerCapture(event.pointerId);
      svg.classList.add("moving");
    });
    svg.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return void tell(event.target, +figure.dataset.n);
      const [x, y] = place(svg, event);
      const [fromX, fromY] = place(svg, before);
      fingers.set(event.pointerId, event);
      if (fingers.size === 2) {
        const now = apart();
        if (spread && now) zoom(spread / now, x, y);
        spread = now;
      } else {
        view.x -= x - fromX;
        view.y -= y - fromY;
        inside();
      }
    });
    for (const name of ["pointerup", "pointercancel"]) {
      svg.addEventListener(name, (event) => {
        fingers.delete(event.pointerId);
        svg.classList.remove("moving");
      });
    }
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (step) {
        view.x += step[0] * view.w * 0.15;
        view.y += step[1] * view.h * 0.15;
        inside();
      } else if (event.key === "+" || event.key === "=") zoom(0.7, ...middle());
      else if (event.key === "-") zoom(1 / 0.7, ...middle());
      else if (event.key === "0") zoom(1e6, ...middle());
      else return;
      event.preventDefault();
    });
    figure.querySelector(".zoom").addEventListener("click", (event) => {
      if (event.target.dataset.by) zoom(+event.target.dataset.by, ...middle());
    });
  }

  // a region in the table is pointed out on its map
  for (const button of document.querySelectorAll("button[data-region]")) {
    const [division, region] = button.dataset.region.split(" ");
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", on);
      button.closest("tr").classList.toggle("lit", on);
      const outline = document.querySelector(`[data-outline="${division} ${region}"]`);
      if (outline) outline.classList.toggle("lit", on);
    });
  }

  for (const one of document.querySelectorAll("[data-script]")) one.hidden = false;
  if (left) for (const select of [left, right]) select.addEventListener("change", showChosen);
  slider.addEventListener("input", () => {
    moment = +slider.value;
    slider.setAttribute("aria-valuetext", data.moments[moment]);
    draw();
  });
  if (view) figures.forEach(listen);
  window.addEventListener("resize", draw);
  showChosen();
})();
