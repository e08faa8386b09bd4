// A report's words: which segments carry which offsets. Offsets count Unicode code points, as the
// record does; a browser counts UTF-16 units, so both are turned into each other here.
export class Words {
  constructor(root) {
    this.root = root;
    this.pieces = [];
    let at = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = [...node.data].length;
      this.pieces.push({ node, start: at, end: at + length });
      at += length;
    }
    this.text = [...root.textContent];
  }

  clear() {
    CSS.highlights?.delete("relata-lit");
    for (const node of this.root.querySelectorAll(".lit")) node.classList.remove("lit");
  }

  range(start, end) {
    const range = document.createRange();
    const first = this.pieces.find((piece) => start < piece.end) ?? this.pieces.at(-1);
    const last = this.pieces.find((piece) => end <= piece.end) ?? this.pieces.at(-1);
    if (!first || !last) return null;
    range.setStart(first.node, units(first.node.data, start - first.start));
    range.setEnd(last.node, units(last.node.data, end - last.start));
    return range;
  }

  // Lights spans up and brings one of them into view.
  light(spans, shown = 0) {
    this.clear();
    const ranges = spans.map(([start, end]) => this.range(start, end)).filter(Boolean);
    if (!ranges.length) return;
    if (CSS.highlights) CSS.highlights.set("relata-lit", new Highlight(...ranges));
    for (const node of this.root.querySelectorAll("[data-s]")) {
      const [s, e] = [Number(node.dataset.s), Number(node.dataset.e)];
      if (spans.some(([start, end]) => s >= start && e <= end)) node.classList.add("lit");
    }
    const target = ranges[shown % ranges.length].startContainer.parentElement;
    const box = ranges[shown % ranges.length].getBoundingClientRect();
    const frame = scroller(this.root);
    const frameBox = frame.getBoundingClientRect();
    if (target && (box.top < frameBox.top + 40 || box.bottom > frameBox.bottom - 40)) {
      frame.scrollTop += box.top - frameBox.top - frameBox.height / 2;
    }
  }

  // The span of what is selected in the text; null when nothing of it is.
  selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!this.root.contains(range.startContainer) || !this.root.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(this.root);
    before.setEnd(range.startContainer, range.startOffset);
    let start = [...before.toString()].length;
    let end = start + [...range.toString()].length;
    while (start < end && /\s/.test(this.text[start])) start += 1;
    while (end > start && /\s/.test(this.text[end - 1])) end -= 1;
    return start < end ? [start, end] : null;
  }

  quote([start, end]) {
    return this.text.slice(start, end).join("");
  }

  // A span with its end moved by a word.
  stretch([start, end], isLonger) {
    let at = end;
    const isWord = (index) => index >= 0 && index < this.text.length && !/\s/.test(this.text[index]);
    if (isLonger) {
      while (at < this.text.length && !isWord(at)) at += 1;
      while (at < this.text.length && isWord(at)) at += 1;
    } else {
      at -= 1;
      while (at > start && isWord(at - 1)) at -= 1;
      while (at > start && !isWord(at - 1)) at -= 1;
    }
    return at > start ? [start, at] : [start, end];
  }
}

const units = (text, points) => [...text].slice(0, Math.max(points, 0)).join("").length;

function scroller(node) {
  for (let at = node; at; at = at.parentElement) if (at.scrollHeight > at.clientHeight + 4 && getComputedStyle(at).overflowY !== "visible") return at;
  return document.scrollingElement;
}
