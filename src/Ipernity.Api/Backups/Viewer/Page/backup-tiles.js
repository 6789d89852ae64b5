"use strict";
// Thumbnails in rows. Only what is near the window is in the page, so that an account of any size scrolls smoothly.

const blockSize = 120;
const gap = 6; // as in the stylesheet

const mediaMarks = { Video: "▶", Audio: "♪", Other: "▤" };

// A thumbnail, or the title if there is none.
function thumbnail(document, className = "") {
  const title = titleOf(document);
  const frame = make("span", { class: `thumbnail ${className}` });
  const showTitle = () => frame.replaceChildren(make("span", { class: "no-picture", "aria-hidden": "true", dir: "auto" }, title));
  const image = { alt: "", loading: "lazy", decoding: "async", draggable: "false", error: showTitle };
  if (document.hasThumbnail)
    frame.append(make("img", { ...image, src: thumbnailOf(document) }));
  else
    showTitle();
  return frame;
}

function tile(document, address) {
  const mark = mediaMarks[document.kind];
  return make(
    "a", { class: document.isGone ? "tile gone" : "tile", href: address, "data-id": document.id, draggable: "false" },
    thumbnail(document),
    mark && make("span", { class: "mark", title: document.kind, role: "img", "aria-label": document.kind }, mark),
    make("span", { class: "caption" }, words(titleOf(document)), document.isGone && make("small", {}, " gone from the account")));
}

// Rows of thumbnails with headings between them.
class Tiles {
  // groups: [{ heading, documents }]; addressOf: the link of a document.
  constructor(parent, groups, addressOf) {
    this.parent = parent;
    this.addressOf = addressOf;
    this.blocks = [];
    this.places = new Map();
    this.ids = [];
    this.groups = make("div", { class: "groups" });
    this.observer = new IntersectionObserver(entries => this.#changed(entries), { rootMargin: "1200px 0px" });
    for (const group of groups)
      this.#addGroup(group);
    parent.append(this.groups);
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(parent);
    this.measure();
    for (const block of this.blocks)
      this.observer.observe(block.element);
    this.groups.addEventListener("keydown", event => this.#move(event));
  }

  remove() {
    this.observer.disconnect();
    this.resized.disconnect();
  }

  // Brings a document into view and focuses it.
  focus(id) {
    const block = this.places.get(id);
    if (!block)
      return;
    this.#fill(block);
    const link = [...block.element.children].find(element => element.dataset.id === id);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest" });
  }

  #addGroup(group) {
    const section = make("section", { class: "group", id: group.name, "data-name": group.name });
    if (group.heading) {
      const count = make("small", {}, numberFormat.format(group.documents.length));
      const heading = make("h2", { id: `${group.name}-heading` }, group.heading, " ", count);
      section.setAttribute("aria-labelledby", heading.id);
      section.append(heading);
    }
    const isAlone = group.documents.length <= blockSize;
    for (let start = 0; start < group.documents.length; start += blockSize) {
      const its = group.documents.slice(start, start + blockSize);
      const block = { element: make("div", { class: "tiles" }), documents: its, isAlone, isFilled: false };
      block.element.block = block;
      this.blocks.push(block);
      for (const document of block.documents) {
        this.places.set(document.id, block);
        this.ids.push(document.id);
      }
      section.append(block.element);
    }
    this.groups.append(section);
  }

  // All tiles are squares of one size, so the height of a block is known before it is filled. Short groups share a row.
  measure() {
    const width = this.parent.clientWidth - parseFloat(getComputedStyle(this.parent).paddingLeft) * 2;
    if (width <= 0 || width === this.width || document.querySelector("dialog[open]"))
      return;
    this.width = width;
    this.columns = Math.max(3, Math.floor((width + gap) / (172 + gap)));
    const side = (width - gap * (this.columns - 1)) / this.columns;
    const lengthOf = count => `${count * side + (count - 1) * gap}px`;
    for (const block of this.blocks) {
      const columns = block.isAlone ? Math.min(this.columns, block.documents.length) : this.columns;
      block.element.style.setProperty("--columns", columns);
      block.element.style.width = lengthOf(columns);
      block.element.style.height = lengthOf(Math.ceil(block.documents.length / columns));
    }
  }

  #changed(entries) {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting)
        this.#fill(target.block);
      else if (target.block.isFilled && !target.contains(document.activeElement))
        this.#clear(target.block);
    }
  }

  #fill(block) {
    if (block.isFilled)
      return;
    block.isFilled = true;
    block.element.append(...block.documents.map(document => tile(document, this.addressOf(document.id))));
  }

  #clear(block) {
    block.isFilled = false;
    block.element.replaceChildren();
  }

  // The arrow keys move from picture to picture.
  #move(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.columns, ArrowDown: this.columns };
    const id = event.target.dataset?.id;
    if (!(event.key in steps) || id === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    const next = this.ids[this.ids.indexOf(id) + steps[event.key]];
    event.preventDefault();
    if (next !== undefined)
      this.focus(next);
  }
}
