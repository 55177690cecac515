// What a script can add to a report that is whole without it: filters, sorting, search.
// Nothing is fetched: a page opened from a folder may only load scripts that lie beside it.
"use strict";

(() => {
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // What follows the # of the address; a % that stands for nothing is no error of the reader's.
  const fragment = () => {
    const text = location.hash.slice(1);
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  const later = (action) => {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, 120);
    };
  };

  // Filters: a list is anything with data-list; its items carry data-item and data-by-... values.

  const facetsOf = (items) => {
    const facets = new Map();
    for (const item of items) {
      for (const { name, value } of item.attributes) {
        if (!name.startsWith("data-by-") || !value) continue;
        const facet = name.slice(8);
        if (!facets.has(facet)) facets.set(facet, new Set());
        facets.get(facet).add(value);
      }
    }
    return [...facets].filter(([, values]) => values.size > 1);
  };

  const addFilter = (list) => {
    const items = [...list.querySelectorAll("[data-item]")];
    if (items.length < 6) return;
    const words = make("input", { type: "search", autocomplete: "off" });
    const count = make("output");
    const tools = make("div", { class: "tools", role: "search", "aria-label": "Filter: " + list.dataset.list });
    tools.append(make("label", {}, "Filter by words", words));
    const selects = facetsOf(items).map(([facet, values]) => {
      const select = make("select", {}, make("option", { value: "" }, "all"));
      for (const value of [...values].sort()) select.append(make("option", { value }, value));
      tools.append(make("label", {}, facet[0].toUpperCase() + facet.slice(1), select));
      return [facet, select];
    });
    tools.append(count);
    const texts = items.map((item) => fold(item.textContent));
    const apply = () => {
      const wanted = fold(words.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, index) => {
        const fits =
          wanted.every((word) => texts[index].includes(word)) &&
          selects.every(([facet, select]) => !select.value || item.getAttribute("data-by-" + facet) === select.value);
        item.hidden = !fits;
        shown += fits;
      });
      count.textContent = shown === items.length ? `${items.length} shown` : `${shown} of ${items.length} shown`;
    };
    words.addEventListener("input", later(apply));
    for (const [, select] of selects) select.addEventListener("change", apply);
    apply();
    if (list.tagName === "TABLE") list.before(tools);
    else list.querySelector(".cards").before(tools);
  };

  // Sorting: a heading with data-sort becomes a button.

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };

  const numberOf = (text) => Number.parseFloat(text.replace(/,/g, "")) || 0;

  const sortBy = (table, heading) => {
    const column = heading.cellIndex;
    const numeric = heading.dataset.sort === "number";
    const before = heading.getAttribute("aria-sort");
    const descending = before ? before === "ascending" : numeric;
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [numeric ? numberOf(valueOf(row, column)) : fold(valueOf(row, column)), row]);
    rows.sort(([a], [b]) => (numeric ? a - b : a.localeCompare(b)) * (descending ? -1 : 1));
    body.append(...rows.map(([, row]) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  };

  const addSorting = (table) => {
    for (const heading of table.querySelectorAll("th[data-sort]")) {
      const button = make("button", { type: "button" }, ...heading.childNodes);
      button.addEventListener("click", () => sortBy(table, heading));
      heading.append(button);
    }
  };

  // Permalinks: the whole quotation lights up, not only its number.

  const showTarget = () => {
    for (const element of document.querySelectorAll(".shown")) element.classList.remove("shown");
    const target = document.getElementById(fragment());
    if (!target || !target.classList.contains("num")) return;
    const number = target.textContent.trim();
    for (const element of document.querySelectorAll("[data-q]")) {
      if (element.dataset.q.split(" ").includes(number)) element.classList.add("shown");
    }
  };

  // Search: scripts of the index hand their rows over, one after the other.

  const MOST = 100;

  const search = () => {
    const box = document.getElementById("search");
    if (!box) return;
    const words = document.getElementById("search-words");
    const state = document.getElementById("search-state");
    const results = document.getElementById("search-results");
    const waiting = [...document.querySelectorAll("[data-shard]")].map((item) => item.dataset.shard);
    const rows = [];
    let loading = false;
    let lost = 0;
    let drawn = 0;
    let shown = [];

    globalThis.attribSearch = {
      add: (more) => {
        for (const row of more) rows.push([fold(row[1]), fold(row[3]), ...row]);
      },
    };

    const load = () => {
      if (loading || !waiting.length) return;
      loading = true;
      const script = make("script", { src: document.body.dataset.root + waiting.shift() });
      const done = () => {
        loading = false;
        // A large index comes in a hundred scripts: five pictures a second are enough.
        if (!waiting.length || performance.now() - drawn > 200) show();
        load();
      };
      script.addEventListener("load", done);
      script.addEventListener("error", () => {
        lost += 1;
        done();
      });
      document.head.append(script);
    };

    // What is called so goes before what only mentions it.
    const find = (wanted) => {
      const called = [];
      const mentioning = [];
      for (const row of rows) {
        if (wanted.every((word) => row[0].includes(word))) called.push(row);
        else if (wanted.every((word) => row[0].includes(word) || row[1].includes(word))) mentioning.push(row);
      }
      return called.concat(mentioning);
    };

    const draw = (first) => {
      // Drawn again, a result would lose the focus of who is about to press Enter.
      if (first.length === shown.length && first.every((row, index) => row === shown[index])) return;
      shown = first;
      results.replaceChildren(
        ...first.map(([, , kind, label, href, note]) => {
          const name = make("bdi", {}, label);
          const link = href ? make("a", { href: document.body.dataset.root + href }, name) : name;
          return make("li", {}, link, make("span", { class: "second" }, kind + (note ? ", " : ""), make("bdi", {}, note)));
        }),
      );
    };

    const show = () => {
      drawn = performance.now();
      const wanted = fold(words.value).split(/\s+/).filter(Boolean);
      const found = wanted.length ? find(wanted) : [];
      draw(found.slice(0, MOST));
      const none = found.length ? "" : ": try fewer words, or a part of a name";
      const more = found.length > MOST ? `, the first ${MOST} are shown` : "";
      const without = lost ? "; a part of the index could not be read" : "";
      if (!wanted.length) state.textContent = "Type a name, or some words of a quotation: each of them must be there.";
      else if (waiting.length || loading) state.textContent = "Searching …";
      else state.textContent = `${found.length} found${more}${none}${without}`;
    };

    box.hidden = false;
    words.addEventListener("input", later(() => {
      history.replaceState(null, "", "#" + encodeURIComponent(words.value));
      load();
      show();
    }));
    const ask = () => {
      words.value = fragment();
      if (words.value) load();
      show();
    };
    addEventListener("hashchange", ask);
    ask();
    words.focus();
  };

  const openAll = () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  };

  document.querySelectorAll("[data-list]").forEach(addFilter);
  document.querySelectorAll("table").forEach(addSorting);
  addEventListener("hashchange", showTarget);
  addEventListener("beforeprint", openAll);
  showTarget();
  search();
})();
