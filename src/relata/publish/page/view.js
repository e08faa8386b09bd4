"use strict";
// Lights up the words of a value, opens the card of a word, draws arrows from answer to cause.
// The page is complete without this script: it only points.
(() => {
  const text = document.getElementById("text");
  const said = document.getElementById("said");
  const record = document.getElementById("record");
  const svg = document.getElementById("arrows");
  const segments = [...text.querySelectorAll("[data-s]")].map((node) => ({
    node, start: Number(node.dataset.s), end: Number(node.dataset.e),
  }));

  // --- lighting -----------------------------------------------------------------------------
  const parse = (list) => (list || "").split(" ").filter(Boolean).map((pair) => pair.split("-").map(Number));
  const within = (segment, spans) => spans.some(([start, end]) => segment.start >= start && segment.end <= end);

  function clear() {
    for (const node of document.querySelectorAll(".lit, .lit-also, .chosen")) node.classList.remove("lit", "lit-also", "chosen");
    for (const node of document.querySelectorAll('.v[aria-pressed="true"]')) node.setAttribute("aria-pressed", "false");
    said.textContent = "";
  }

  function light(button, { scroll = true } = {}) {
    clear();
    button.setAttribute("aria-pressed", "true");
    const spans = parse(button.dataset.spans);
    const also = parse(button.dataset.also);
    let first = null;
    for (const segment of segments) {
      if (within(segment, spans)) {
        segment.node.classList.add("lit");
        first = first || segment.node;
      } else if (within(segment, also)) {
        segment.node.classList.add("lit-also");
      }
    }
    const count = spans.length === 1 ? "1 passage" : `${spans.length} passages`;
    said.textContent = spans.length ? `${button.textContent.trim().slice(0, 60)}: ${count} lit · Esc clears` : "No words carry this value";
    const card = button.closest("[data-card]");
    if (card) chooseArrows(card.dataset.card);
    if (first && scroll && !visible(first)) first.scrollIntoView({ block: "center", behavior: motion() });
  }

  const visible = (node) => {
    const box = node.getBoundingClientRect();
    return box.top > 40 && box.bottom < window.innerHeight - 60;
  };
  const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

  // --- tabs ---------------------------------------------------------------------------------
  const tabs = [...record.querySelectorAll('[role="tab"]')];
  const panelOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

  function show(tab) {
    for (const other of tabs) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      panelOf(other).hidden = !chosen;
    }
  }
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      show(next);
      next.focus();
      event.preventDefault();
    });
  }
  show(tabs[0]);

  // --- from words to cards --------------------------------------------------------------------
  const cards = new Map([...record.querySelectorAll("[data-card]")].map((node) => [node.dataset.card, node]));
  let lastWord = null;
  let turn = 0;

  function open(node) {
    const refs = (node.dataset.refs || "").split(" ").filter((ref) => cards.has(ref));
    if (!refs.length) return;
    turn = node === lastWord ? (turn + 1) % refs.length : 0;
    lastWord = node;
    const card = cards.get(refs[turn]);
    show(tabs.find((tab) => panelOf(tab).contains(card)));
    light(card.querySelector(".v"), { scroll: false });
    card.classList.add("chosen");
    if (innerWidth > 900) {
      const top = card.getBoundingClientRect().top - record.getBoundingClientRect().top + record.scrollTop;
      record.scrollTo({ top: top - 60, behavior: motion() });
    } else {
      card.scrollIntoView({ block: "nearest", behavior: motion() });
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".v");
    if (button) return button.getAttribute("aria-pressed") === "true" ? clear() : light(button);
    const word = event.target.closest("#text [data-refs]");
    if (word && !String(getSelection())) open(word);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    const word = event.target.closest && event.target.closest("#text [tabindex]");
    if (word && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      open(word);
    }
  });

  // --- arrows ---------------------------------------------------------------------------------
  const links = [...document.querySelectorAll("#links li")].filter((item) => item.dataset.from && item.dataset.to);
  const make = (tag, attributes, parent) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    parent.append(node);
    return node;
  };
  const wordAt = (offset) => (segments.find((segment) => segment.start === Number(offset)) || {}).node;

  function anchor(node) {
    const box = node.getClientRects()[0];
    const frame = svg.getBoundingClientRect();
    return { x: box.left - frame.left, right: box.right - frame.left, y: box.top - frame.top + box.height / 2, top: box.top - frame.top };
  }

  function drawLink(item, lane) {
    const from = wordAt(item.dataset.from);
    const to = wordAt(item.dataset.to);
    if (!from || !to) return;
    const a = anchor(from);
    const b = anchor(to);
    const always = "always" in item.dataset;
    const group = make("g", { class: `${always ? "" : "idle dashed"}`, "data-ends": item.dataset.ends }, svg);
    const edge = anchor(text).x - 12;
    if (Math.abs(a.y - b.y) < 4) {
      const lift = a.top - 7;
      make("path", { d: `M ${a.x + 6} ${a.top + 2} C ${a.x} ${lift}, ${b.right} ${lift}, ${b.right - 6} ${b.top + 2}` }, group);
      make("path", { class: "head", d: `M ${b.right - 6} ${b.top + 5} l -4.5 -8 l 9 0 z` }, group);
    } else {
      const bend = edge - 12 - lane * 9;
      make("path", { d: `M ${edge} ${a.y} C ${bend} ${a.y}, ${bend} ${b.y}, ${edge - 5} ${b.y}` }, group);
      make("path", { class: "head", d: `M ${edge + 3} ${b.y} l -9 -4.5 l 0 9 z` }, group);
      make("path", { class: "lead", d: `M ${edge} ${a.y} h 4`, }, group);
    }
    make("title", {}, group).textContent = item.textContent;
  }

  function drawAll() {
    svg.replaceChildren();
    links.forEach((item, index) => drawLink(item, index % 4));
  }

  function chooseArrows(ref) {
    for (const group of svg.querySelectorAll("g")) {
      group.classList.toggle("chosen", group.dataset.ends.split(" ").includes(ref));
    }
  }

  new ResizeObserver(drawAll).observe(text);
  if (document.fonts && document.fonts.ready) document.fonts.ready.then(drawAll);
})();
