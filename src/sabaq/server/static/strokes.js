/* The map's look: a quiet base map without labels, and how incidents are drawn on it. */
"use strict";
window.sabaqStrokes = (() => {
  const IMPRECISE_M = 10000; // farther out, a place is a hollow ring: inferred must not look like observed

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const named = (name) => style.getPropertyValue(`--${name}`).trim();
    return Object.fromEntries(
      ["sea", "land", "border", "province", "accent", "dispute", "panel", "ink", "soft"].map((name) => [name, named(name)]));
  }

  const address = (path) => new URL(path, window.location.href).href;
  const none = () => ({ type: "FeatureCollection", features: [] });

  function baseLayers(ink, hasExtra) {
    const country = ["==", ["get", "level"], "country"];
    const contested = ["get", "contested"];
    const lines = (id, filter, colour, width, dash) => ({
      id, type: "line", source: "borders", filter,
      paint: { "line-color": colour, "line-width": width, ...(dash ? { "line-dasharray": [3, 2.5] } : {}) },
    });
    const zoomed = (a, b) => ["interpolate", ["linear"], ["zoom"], 2, a, 8, b];
    return [
      { id: "sea", type: "background", paint: { "background-color": ink.sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": ink.land, "fill-outline-color": ink.land } },
      ...(hasExtra ? [
        { id: "extra", type: "fill", source: "extra", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": ink.land } },
        { id: "extra-line", type: "line", source: "extra", paint: { "line-color": ink.border, "line-width": zoomed(0.5, 1.2) } },
      ] : []),
      lines("province", ["all", ["!", country], ["!", contested]], ink.province, zoomed(0.4, 1.1), false),
      lines("province-contested", ["all", ["!", country], contested], ink.province, zoomed(0.4, 1.1), true),
      lines("country", ["all", country, ["!", contested]], ink.border, zoomed(0.6, 1.6), false),
      lines("country-contested", ["all", country, contested], ink.border, zoomed(0.6, 1.6), true),
    ];
  }

  function incidentLayers(ink) {
    const colour = ["case", ["==", ["get", "disputed"], 1], ink.dispute, ink.accent];
    const size = ["min", 26, ["+", 4.5, ["*", 1.5, ["sqrt", ["max", 0, ["get", "killed"]]]]]];
    const single = ["!", ["has", "point_count"]];
    const loose = [">", ["get", "radius"], IMPRECISE_M];
    return [
      { id: "reach", type: "fill", source: "picked", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": ink.accent, "fill-opacity": 0.1 } },
      { id: "reach-line", type: "line", source: "picked", filter: ["==", ["geometry-type"], "Polygon"], paint: { "line-color": ink.accent, "line-opacity": 0.6, "line-dasharray": [2, 2] } },
      { id: "many", type: "circle", source: "incidents", filter: ["has", "point_count"], paint: {
        "circle-color": ink.accent, "circle-opacity": 0.82,
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0.3, 11, 2, 18, 4, 30],
        "circle-stroke-color": ink.dispute,
        "circle-stroke-width": ["*", 5, ["/", ["get", "disputed"], ["get", "point_count"]]] } },
      { id: "loose", type: "circle", source: "incidents", filter: ["all", single, loose], paint: {
        "circle-color": colour, "circle-opacity": 0.06, "circle-radius": size, "circle-stroke-color": colour, "circle-stroke-width": 1.6, "circle-stroke-opacity": 0.85 } },
      { id: "firm", type: "circle", source: "incidents", filter: ["all", single, ["!", loose]], paint: {
        "circle-color": colour, "circle-opacity": 0.72, "circle-radius": size, "circle-stroke-color": ink.panel, "circle-stroke-width": 1 } },
      { id: "picked", type: "circle", source: "picked", filter: ["==", ["geometry-type"], "Point"], paint: {
        "circle-color": ink.accent, "circle-opacity": 0, "circle-radius": ["+", size, 4], "circle-stroke-color": ink.ink, "circle-stroke-width": 2.5 } },
    ];
  }

  function sketch(holder, points) {
    const ink = colours();
    const extra = holder.dataset.extra;
    return {
      version: 8,
      sources: {
        land: { type: "geojson", data: address(holder.dataset.land) },
        borders: { type: "geojson", data: address(holder.dataset.borders) },
        ...(extra ? { extra: { type: "geojson", data: address(extra) } } : {}),
        picked: { type: "geojson", data: none() },
        incidents: { type: "geojson", data: points || none(), cluster: true, clusterRadius: 32, clusterMaxZoom: 9,
          clusterProperties: { disputed: ["+", ["get", "disputed"]] } },
      },
      layers: [...baseLayers(ink, Boolean(extra)), ...incidentLayers(ink)],
    };
  }

  /* A circle of some metres on the ground, as a polygon. */
  function circle(lon, lat, metres) {
    const ring = [];
    const north = metres / 111320;
    const east = north / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
    for (let step = 0; step <= 72; step += 1) {
      const turn = (step / 72) * 2 * Math.PI;
      ring.push([lon + east * Math.cos(turn), Math.max(-89, Math.min(89, lat + north * Math.sin(turn)))]);
    }
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  }

  function point(lon, lat, properties) {
    return { type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } };
  }

  return { sketch, circle, point, none };
})();
