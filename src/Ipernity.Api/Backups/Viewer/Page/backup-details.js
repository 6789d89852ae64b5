"use strict";
// One document: its picture, video or sound, and everything that the backup knows about it.

// The dialog over the list. Its address follows from goTo(id); close() leaves it.
class DetailView {
  constructor(dialog, { goTo, close }) {
    this.dialog = dialog;
    this.goTo = goTo;
    this.close = close;
    this.stage = make("div", { class: "stage" });
    this.facts = make("aside", { class: "facts", "aria-label": "Details", tabindex: "0", autofocus: true });
    const button = (className, label, sign, click) => make(
      "button", { type: "button", class: className, "aria-label": label, click }, sign);
    this.previous = button("step previous", "Previous", "‹", () => this.#step(-1));
    this.next = button("step next", "Next", "›", () => this.#step(1));
    const leave = button("leave", "Close", "×", () => this.close());
    dialog.append(make("div", { class: "viewer" }, this.stage, this.previous, this.next, leave), this.facts);
    dialog.addEventListener("cancel", event => {
      event.preventDefault();
      this.close();
    });
    dialog.addEventListener("keydown", event => this.#pressed(event));
  }

  get isOpen() {
    return this.dialog.open;
  }

  // Shows a document of a list.
  async show(id, list) {
    this.id = id;
    this.list = list;
    const index = list.indexOf(id);
    this.previous.disabled = index <= 0;
    this.next.disabled = index < 0 || index === list.length - 1;
    if (!this.dialog.open)
      this.dialog.showModal();
    const document = documentsById.get(id);
    this.#clear();
    this.facts.scrollTop = 0;
    if (!document) {
      this.dialog.setAttribute("aria-label", "Picture");
      this.facts.append(make("h1", {}, "Not in the backup"), make("p", {}, "The backup has no document ", words(id), "."));
      return;
    }
    this.dialog.setAttribute("aria-label", titleOf(document));
    this.stage.append(this.#media(document));
    this.facts.append(...this.#heading(document));
    const details = await loadDetails(id);
    if (this.id !== id || !this.dialog.open)
      return;
    if (details)
      this.facts.append(...factsOf(document, details));
    else
      this.facts.append(make("p", { class: "warning" }, "The details cannot be read. Run the backup again to write the page anew."));
    if (details?.notes?.length && document.kind === "Photo")
      this.#addNotes(details);
    this.facts.dataset.ready = id;
  }

  hide() {
    this.id = null;
    this.#clear();
    if (this.dialog.open)
      this.dialog.close();
  }

  #clear() {
    // A video goes on playing otherwise.
    for (const player of this.stage.querySelectorAll("video, audio"))
      player.pause();
    this.stage.replaceChildren();
    this.facts.replaceChildren();
    delete this.facts.dataset.ready;
  }

  #step(step) {
    const id = this.list[this.list.indexOf(this.id) + step];
    if (id !== undefined && this.list.includes(this.id))
      this.goTo(id);
  }

  #pressed(event) {
    const isPlayer = event.target instanceof HTMLMediaElement;
    if (isPlayer || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      this.#step(event.key === "ArrowLeft" ? -1 : 1);
    }
  }

  #media(document) {
    const address = document.hasFile ? originalOf(document) : null;
    const fallback = thumbnail(document, "large");
    if (!address || document.kind === "Other")
      return fallback;
    const giveUp = () => element.replaceWith(fallback);
    let element;
    if (document.kind === "Photo") {
      element = make("span", { class: "picture" }, make("img", { alt: titleOf(document), error: giveUp, src: address }));
    } else if (document.kind === "Video") {
      element = make(
        "video", { controls: true, preload: "metadata", poster: thumbnailOf(document), src: address, error: giveUp,
          "aria-label": titleOf(document) });
    } else {
      element = make("div", { class: "sound" }, fallback, make("audio", { controls: true, preload: "metadata", src: address,
        "aria-label": titleOf(document) }));
    }
    return element;
  }

  #heading(document) {
    return [
      make("h1", { dir: "auto" }, titleOf(document)),
      document.time !== "" && make("p", { class: "when" }, formatClock(document.time)),
    ].filter(Boolean);
  }

  // The positions of notes are pixels of a picture whose longer side has 560.
  #addNotes(details) {
    const picture = this.stage.querySelector(".picture");
    const { width, height } = details.original ?? {};
    if (!picture || !width || !height)
      return;
    const scale = 560 / Math.max(width, height);
    for (const note of details.notes) {
      const box = make("span", { class: "note", title: [note.memberName, note.content].filter(Boolean).join(": "), "aria-hidden": "true" });
      const percent = (value, size) => `${Math.min(100, Math.max(0, value / (size * scale) * 100))}%`;
      box.style.left = percent(note.x ?? 0, width);
      box.style.top = percent(note.y ?? 0, height);
      box.style.width = percent(note.width ?? 0, width);
      box.style.height = percent(note.height ?? 0, height);
      picture.append(box);
    }
  }
}

// --- The facts beside the picture ---

function factsOf(document, details) {
  return [
    details.goneAt && make("p", { class: "warning" }, `Gone from the account since ${formatDay(details.goneAt)}. The backup keeps it.`),
    details.description?.trim() && richText(details.description),
    keywordsOf(document),
    albumsOf(document),
    fileOf(document, details),
    table(tableOf(details)),
    listOf("Notes", details.notes, note => [byline(note), note.memberName && make("p", {}, words(note.memberName)),
      note.content && richText(note.content)]),
    listOf("Comments", details.comments, comment => [byline(comment), comment.content && richText(comment.content)]),
    listOf("Earlier files", details.versions, version => [fileLink(version.file, `Replaced on ${formatDay(version.replacedAt)}`),
      ` ${formatBytes(version.bytes)}`]),
    more("Camera data", details.exif),
    more("Other data", details.other),
    details.link && make("p", {}, webLink(details.link, "Open on ipernity")),
  ].filter(Boolean);
}

const keywordsOf = document => document.keywords.length > 0 && make(
  "ul", { class: "keywords", "aria-label": "Tags" },
  ...document.keywords.map(keyword => make("li", {}, make("a", { href: hashOf({ search: keyword }) }, words(keyword)))));

function albumsOf(document) {
  const its = albums.filter(album => album.documents.includes(document.id));
  const links = its.map(album => make("a", { href: hashOf({ album: album.id }) }, words(titleOf(album))));
  return its.length > 0 && make(
    "p", {}, its.length === 1 ? "Album: " : "Albums: ", ...links.flatMap((link, index) => index > 0 ? [", ", link] : [link]));
}

function fileLink(path, text) {
  const address = addressOf(path);
  return address && isHarmless(path)
    ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text)
    : make("span", {}, text, ": ", make("code", {}, words(path)));
}

const fileOf = (document, details) => document.hasFile
  ? make("p", { class: "file" }, fileLink(`documents/${document.file}`, "Open the file"),
    make("small", {}, " ", words(details.original?.fileName ?? document.file.split("/").pop())))
  : make("p", { class: "warning" }, "The account offered no original of this document.");

function tableOf(details) {
  const { original = {}, place, counts = {}, permissions = {} } = details;
  return [
    ["Posted", details.postedAt && formatMoment(details.postedAt)],
    ["Changed", details.modifiedAt && formatMoment(details.modifiedAt)],
    ["Size", [original.width && original.height && `${original.width} × ${original.height}`,
      original.bytes !== undefined && formatBytes(original.bytes)].filter(Boolean).join(", ")],
    ["Place", place?.name],
    ["Coordinates", place && `${place.latitude}, ${place.longitude}`],
    ["Licence", spaced(details.license)],
    ["Visibility", spaced(details.visibility)],
    ["Suitable for", spaced(details.safety)],
    ["May comment", spaced(permissions.comment)],
    ["May tag", spaced(permissions.tag)],
    ["Owner", details.ownerName],
    ["Counts", [counts.visits !== undefined && formatCount(counts.visits, "visit", "visits"),
      counts.faves !== undefined && formatCount(counts.faves, "favourite", "favourites"),
      counts.comments !== undefined && formatCount(counts.comments, "comment", "comments")].filter(Boolean).join(", ")],
    ["Identifier", details.id],
    ["MD5", original.md5],
  ].filter(([, value]) => value);
}

const table = rows => make(
  "dl", {}, ...rows.flatMap(([name, value]) => [make("dt", { dir: "auto" }, name), make("dd", { dir: "auto" }, String(value))]));

const byline = entry => make(
  "p", { class: "byline" }, words(entry.userName ?? entry.userId ?? "Somebody", "b"),
  entry.postedAt && `, ${formatMoment(entry.postedAt)}`);

const listOf = (heading, entries, contentOf) => entries?.length > 0 && make(
  "section", {}, make("h2", {}, heading, " ", make("small", {}, String(entries.length))),
  make("ul", { class: "entries" }, ...entries.map(entry => make("li", {}, ...contentOf(entry).filter(Boolean)))));

// The values of an answer of the service, each with its path.
function flatten(value, path = "") {
  if (value === null || value === undefined)
    return [];
  if (typeof value !== "object")
    return [[path, String(value)]];
  const name = value.label ?? value.tag ?? value.name;
  const content = value.value ?? value.content ?? value.raw ?? value.clean;
  if (typeof name === "string" && content !== undefined && typeof content !== "object")
    return [[name, String(content)]];
  return Object.entries(value).flatMap(([key, child]) => flatten(child, path === "" ? key : `${path} ${key}`));
}

function more(heading, value) {
  const rows = flatten(value);
  return rows.length > 0 && make("details", {}, make("summary", {}, heading), table(rows));
}
