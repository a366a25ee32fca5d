/* The map: draws the points of the list's question, and links them with the list. */
"use strict";
(() => {
  const holder = document.getElementById("map");
  if (!holder) return;
  const strokes = window.sabaqStrokes;
  const lone = holder.dataset.lon !== undefined;
  const note = document.getElementById("map-message");
  let map = null;
  let columns = null;
  let places = new Map();
  let wanted = "";
  let asked = 0;
  let popup = null;
  let fitted = false;
  let ready = false;
  let ours = false; // whether a move of the map is ours, not the reader's
  const counts = new Map();

  function tell(words) {
    note.textContent = words;
    note.hidden = !words;
  }

  function canDraw() {
    const canvas = document.createElement("canvas");
    return Boolean(window.maplibregl && (canvas.getContext("webgl2") || canvas.getContext("webgl")));
  }

  function features() {
    if (!columns) return strokes.none();
    return { type: "FeatureCollection", features: columns.ids.map((id, at) => strokes.point(columns.lon[at], columns.lat[at], {
      at, id, killed: columns.killed[at], disputed: columns.disputed[at], radius: columns.radius_m[at] })) };
  }

  function questionAddress() {
    const results = document.getElementById("results");
    return results ? results.dataset.points : undefined;
  }

  async function load() {
    const address = questionAddress();
    if (!address || address === wanted) return;
    wanted = address;
    const turn = ++asked;
    holder.setAttribute("aria-busy", "true");
    delete holder.dataset.drawn;
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      if (turn !== asked) return;
      columns = told;
      places = new Map(columns.ids.map((id, at) => [id, at]));
      if (!ready) return;
      draw();
      tell("");
    } catch (problem) {
      if (turn !== asked) return;
      wanted = "";
      tell("The points could not be loaded. The list still works; try again in a moment.");
    } finally {
      if (turn === asked) holder.removeAttribute("aria-busy");
    }
  }

  function draw() {
    if (popup) popup.remove();
    pick(null);
    map.getSource("incidents").setData(features());
    map.once("idle", () => { holder.dataset.drawn = columns.ids.length; });
    const box = new URLSearchParams(window.location.search).get("bbox");
    if (!fitted || !box) fit(box);
    fitted = true;
    document.getElementById("search-here").hidden = true;
    map.getCanvas().setAttribute("aria-label", `Map with ${columns.ids.length} placed incidents. The list holds the same incidents.`);
  }

  function fit(box) {
    let bounds = null;
    if (box) {
      const [west, south, east, north] = box.split(",").map(Number);
      bounds = [[west, south], [east, north]];
    } else if (columns.ids.length) {
      const edge = (values, pickEdge) => values.reduce((a, b) => pickEdge(a, b));
      bounds = [[edge(columns.lon, Math.min), edge(columns.lat, Math.min)], [edge(columns.lon, Math.max), edge(columns.lat, Math.max)]];
    }
    ours = true;
    if (bounds) map.fitBounds(bounds, { padding: 36, maxZoom: 9, animate: false });
    ours = false;
  }

  function pick(id) {
    const source = map && map.getSource("picked");
    if (!source) return;
    const at = id === null ? undefined : places.get(id);
    holder.dataset.picked = at === undefined ? "" : id;
    if (at === undefined) return source.setData(strokes.none());
    const { lon, lat, radius_m: radius, killed } = columns;
    const shapes = [strokes.point(lon[at], lat[at], { killed: killed[at] })];
    if (radius[at] > 0) shapes.unshift(strokes.circle(lon[at], lat[at], radius[at]));
    return source.setData({ type: "FeatureCollection", features: shapes });
  }

  function incidentAddress(id) {
    const moment = new URLSearchParams(window.location.search).get("as_of");
    return `/incidents/${encodeURIComponent(id)}${moment ? `?as_of=${encodeURIComponent(moment)}` : ""}`;
  }

  function killedWords(at) {
    const row = document.querySelector(`#incidents li[data-id="${CSS.escape(columns.ids[at])}"] .row-tolls`);
    if (row) return row.textContent.replace(/\s+/g, " ").trim();
    const best = columns.killed[at];
    return best < 0 ? "killed not told" : `${best} killed (best figure; the range is on its page)`;
  }

  function show(lngLat, content) {
    if (popup) popup.remove();
    popup = new maplibregl.Popup({ closeButton: false, maxWidth: "18rem", offset: 10, focusAfterOpen: false });
    popup.setLngLat(lngLat).setDOMContent(content).addTo(map);
  }

  function nameOf(at) {
    const box = document.createElement("div");
    const title = document.createElement("b");
    title.textContent = columns.titles[at];
    title.dir = "auto";
    const line = document.createElement("div");
    line.textContent = killedWords(at);
    box.append(title, line);
    return box;
  }

  function listOf(leaves) {
    const list = document.createElement("ul");
    for (const leaf of leaves) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = incidentAddress(leaf.properties.id);
      link.textContent = columns.titles[leaf.properties.at];
      link.dir = "auto";
      item.append(link);
      list.append(item);
    }
    return list;
  }

  async function open(event) {
    const found = map.queryRenderedFeatures(event.point, { layers: ["firm", "loose", "many"] });
    if (!found.length) return;
    const cluster = found.find((one) => one.properties.point_count);
    if (!cluster) {
      const ids = new Set(found.map((one) => one.properties.id));
      if (ids.size === 1) window.location.assign(incidentAddress([...ids][0]));
      else show(event.lngLat, listOf(found.slice(0, 12)));
      return;
    }
    const source = map.getSource("incidents");
    const zoom = await source.getClusterExpansionZoom(cluster.properties.cluster_id);
    const centre = cluster.geometry.coordinates;
    if (zoom <= 9.5) map.easeTo({ center: centre, zoom: zoom + 0.2 });
    else show(centre, listOf(await source.getClusterLeaves(cluster.properties.cluster_id, 12, 0)));
  }

  /* Numbers in clusters are HTML: there are no glyphs offline. */
  function number() {
    const seen = new Map();
    for (const one of map.querySourceFeatures("incidents", { filter: ["has", "point_count"] })) {
      seen.set(one.properties.cluster_id, one);
    }
    for (const [id, marker] of counts) {
      if (!seen.has(id)) { marker.remove(); counts.delete(id); }
    }
    for (const [id, one] of seen) {
      if (counts.has(id)) continue;
      const label = document.createElement("span");
      label.className = "cluster-count";
      label.setAttribute("aria-hidden", "true");
      label.textContent = one.properties.point_count_abbreviated;
      counts.set(id, new maplibregl.Marker({ element: label }).setLngLat(one.geometry.coordinates).addTo(map));
      label.removeAttribute("tabindex");
      label.removeAttribute("role");
      label.removeAttribute("aria-label");
    }
  }

  function searchHere() {
    const bounds = map.getBounds();
    const clip = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
    const field = document.getElementById("bbox");
    field.value = [clip(bounds.getWest(), 180), clip(bounds.getSouth(), 90), clip(bounds.getEast(), 180), clip(bounds.getNorth(), 90)].join(",");
    document.getElementById("filters").dispatchEvent(new Event("change", { bubbles: true }));
  }

  function link() {
    let over = null;
    map.on("mousemove", (event) => {
      const found = map.queryRenderedFeatures(event.point, { layers: ["firm", "loose", "many"] });
      map.getCanvas().style.cursor = found.length ? "pointer" : "";
      const one = found.find((each) => !each.properties.point_count);
      const id = one ? one.properties.id : null;
      if (id === over) return;
      over = id;
      document.dispatchEvent(new CustomEvent("sabaq:hover", { detail: id }));
      pick(id);
      if (id) show(event.lngLat, nameOf(one.properties.at));
      else if (popup) popup.remove();
    });
    map.on("click", open);
    map.on("render", () => { if (map.isSourceLoaded("incidents")) number(); });
    map.on("resize", () => { ours = true; });
    map.on("moveend", () => {
      if (!ours) document.getElementById("search-here").hidden = false;
      ours = false;
    });
    document.getElementById("search-here").addEventListener("click", searchHere);
    document.addEventListener("sabaq:pick", (event) => { if (columns) pick(event.detail); });
    document.addEventListener("sabaq:picture", load);
  }

  function drawOne() {
    const [lon, lat, radius] = [holder.dataset.lon, holder.dataset.lat, holder.dataset.radius].map(Number);
    const known = holder.dataset.radius !== "";
    columns = { ids: ["here"], lon: [lon], lat: [lat], radius_m: [known ? radius : -1], killed: [0], disputed: [Number(holder.dataset.disputed)], titles: [""] };
    map.getSource("incidents").setData(features());
    map.once("idle", () => { holder.dataset.drawn = 1; });
    if (known && radius > 0) map.getSource("picked").setData(strokes.circle(lon, lat, radius));
    const reach = strokes.circle(lon, lat, Math.max(60000, radius * 1.6)).geometry.coordinates[0];
    map.fitBounds([[reach[36][0], reach[54][1]], [reach[0][0], reach[18][1]]], { animate: false });
  }

  function start() {
    maplibregl.setWorkerUrl(new URL(holder.dataset.worker, window.location.href).href);
    map = new maplibregl.Map({
      container: holder, style: strokes.sketch(holder), center: [69, 31], zoom: 4, minZoom: 1, maxZoom: 14,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0,
      cooperativeGestures: false, renderWorldCopies: false,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new maplibregl.ScaleControl({}), "bottom-left");
    map.once("load", () => {
      ready = true;
      if (lone) { tell(""); drawOne(); return; }
      link();
      if (columns) { tell(""); draw(); }
    });
    map.on("error", (event) => { if (!map.loaded() && event.sourceId) tell("Part of the map could not be loaded. The list still works."); });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      map.setStyle(strokes.sketch(holder, columns ? features() : undefined), { diff: false });
    });
    window.sabaqMap = map;
  }

  tell("Loading the map…");
  if (!canDraw()) {
    tell("This browser cannot draw the map (WebGL is missing or switched off). The list holds the same incidents.");
    return;
  }
  try {
    start();
    if (!lone) load();
  } catch (problem) {
    tell("The map could not be started. The list holds the same incidents.");
  }
})();
