"use strict";
// Thumbnails in rows. Only what is near the window is in the page, so that an account of any size scrolls smoothly.

const blockSize = 60; // about as many as a window shows
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
  // groups: [{ name, heading, documents }]; addressOf: the link of a document.
  constructor(parent, groups, addressOf) {
    this.parent = parent;
    this.addressOf = addressOf;
    this.ids = groups.flatMap(group => group.documents.map(document => document.id));
    this.element = make("div", { class: "groups", keydown: event => this.#move(event) });
    this.groups = groups.map(group => ({ documents: group.documents, section: this.#addSection(group) }));
    parent.append(this.element);
    this.observer = new IntersectionObserver(entries => this.#changed(entries), { rootMargin: "1200px 0px" });
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(parent);
    this.measure();
  }

  remove() {
    this.observer.disconnect();
    this.resized.disconnect();
  }

  // Brings a document into view and focuses it.
  focus(id) {
    const block = this.blocks.find(block => block.documents.some(document => document.id === id));
    if (!block)
      return;
    this.#fill(block);
    const link = [...block.element.children].find(element => element.dataset.id === id);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest" });
  }

  // All tiles are squares of one size, so the height of a block is known before it is filled. Short groups share a row.
  measure() {
    const width = this.parent.clientWidth - parseFloat(getComputedStyle(this.parent).paddingLeft) * 2;
    if (width <= 0 || width === this.width || document.querySelector("dialog[open]"))
      return;
    this.width = width;
    const columns = Math.max(3, Math.floor((width + gap) / (172 + gap)));
    if (columns !== this.columns)
      this.#split(columns);
    const side = (width - gap * (columns - 1)) / columns;
    const lengthOf = count => `${count * side + (count - 1) * gap}px`;
    for (const block of this.blocks) {
      const own = block.isAlone ? Math.min(columns, block.documents.length) : columns;
      block.element.style.setProperty("--columns", own);
      block.element.style.width = lengthOf(own);
      block.element.style.height = lengthOf(Math.ceil(block.documents.length / own));
    }
  }

  #addSection(group) {
    const section = make("section", { class: "group", id: group.name });
    if (group.heading) {
      const count = make("small", {}, numberFormat.format(group.documents.length));
      const heading = make("h2", { id: `${group.name}-heading` }, group.heading, " ", count);
      section.setAttribute("aria-labelledby", heading.id);
      section.append(heading);
    }
    this.element.append(section);
    return section;
  }

  // Divides the documents of each group into blocks of whole rows.
  #split(columns) {
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
    const size = columns * Math.max(1, Math.round(blockSize / columns));
    this.columns = columns;
    this.blocks = [];
    this.observer.disconnect();
    for (const { documents, section } of this.groups) {
      section.querySelectorAll(".tiles").forEach(element => element.remove());
      for (let start = 0; start < documents.length; start += size) {
        const block = {
          element: make("div", { class: "tiles" }), documents: documents.slice(start, start + size),
          isAlone: documents.length <= size, isFilled: false,
        };
        block.element.block = block;
        this.blocks.push(block);
        section.append(block.element);
        this.observer.observe(block.element);
      }
    }
    if (focused !== undefined)
      this.focus(focused);
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
