"use strict";
// Elements and texts. Texts of the backup only ever become text nodes: nothing in them is read as HTML by the browser.

// Makes an element. Texts among the children become text nodes.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false)
      continue;
    if (name === "class")
      element.className = value;
    else if (typeof value === "function")
      element.addEventListener(name, value);
    else
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

// A text of a member, which may run from right to left without turning what stands beside it.
const words = (text, tag = "bdi") => make(tag, { dir: "auto" }, text);

const titleOf = thing => thing.title?.trim() ? thing.title : "Untitled";

// A link to another site, which is told nothing. A text if the address is anything but a web address.
function webLink(address, ...children) {
  let target = null;
  try {
    target = new URL(address);
  } catch {
    // Shown as text.
  }
  const isWeb = target?.protocol === "https:" || target?.protocol === "http:";
  return isWeb
    ? make("a", { href: target.href, target: "_blank", rel: "noopener noreferrer" }, ...children)
    : make("span", {}, ...children);
}

const entities = { amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0" };

const decode = text => text.replace(/&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (all, name, decimal, hex) => {
  if (name)
    return entities[name.toLowerCase()];
  const code = decimal ? Number(decimal) : parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
});

const knownTag = /<(\/?)(a|b|i|u|s|em|strong|strike|small|big|p|br|div|span|blockquote|ul|ol|li)((?:\s[^<>]*)?)\/?>/gi;
const lineTags = new Set(["p", "br", "div", "blockquote", "ul", "ol", "li"]);

// A description, comment or note. The service has some HTML in them: lines are kept, links to the web become links, the other tags of the
// service are left out. Everything else is shown as it was written.
function richText(text, tag = "p") {
  const paragraph = make(tag, { dir: "auto", class: "rich" });
  let target = paragraph;
  let end = 0;
  const lines = text.replace(/\r\n?/g, "\n");
  const append = (part, to) => part !== "" && to.append(decode(part));
  for (const match of lines.matchAll(knownTag)) {
    append(lines.slice(end, match.index), target);
    end = match.index + match[0].length;
    const name = match[2].toLowerCase();
    const isEnd = match[1] === "/";
    if (name === "a") {
      target = paragraph;
      if (!isEnd) {
        target = webLink(decode(/\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(match[3])?.slice(1).find(Boolean) ?? ""));
        paragraph.append(target);
      }
    } else if (lineTags.has(name) && (name === "br" || isEnd)) {
      paragraph.append(name === "br" && lines[end] === "\n" ? "" : "\n");
    }
  }
  append(lines.slice(end), target);
  return paragraph;
}

// --- Values ---

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const momentFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const clockFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const numberFormat = new Intl.NumberFormat("en-GB");

function format(formatter, time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? String(time) : formatter.format(date);
}

const formatDay = time => format(dayFormat, time);
const formatMoment = time => format(momentFormat, time);

// The clock of the camera has no time zone: it is shown as it is.
const formatClock = time => format(clockFormat, `${time}Z`);

const formatMonth = month => month === "" ? "Without a date" : format(monthFormat, `${month}-01T00:00:00Z`);

const formatCount = (count, one, many) => `${numberFormat.format(count)} ${count === 1 ? one : many}`;

// The words of a name such as FriendsAndFamily.
const spaced = name => name?.replace(/([a-z])([A-Z])(?=[a-z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);

function formatBytes(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let unit = 0;
  let size = bytes;
  for (; size >= 1024 && unit < units.length - 1; unit++)
    size /= 1024;
  return `${unit === 0 ? size : size.toLocaleString("en-GB", { maximumSignificantDigits: 3 })} ${units[unit]}`;
}
