// Map and timeline of incidents. Both narrow the list, and each other, through the page's address.
import { get, make, toast } from "./api.js";
import { basemap, NEAR } from "./basemap.js";

const params = new URLSearchParams(location.search);
const { points, most } = await get(`/api/map?${params}`);
if (points.length === most) toast(`The map draws the ${most.toLocaleString("en")} that are worth most.`);
const DAY = 86400000;
const EPOCH = 719163; // proleptic ordinal of 1970-01-01
const toDate = (ordinal) => new Date((ordinal - EPOCH) * DAY);
const least = (numbers) => numbers.reduce((one, other) => Math.min(one, other));
const greatest = (numbers) => numbers.reduce((one, other) => Math.max(one, other));
const iso = (ordinal) => toDate(ordinal).toISOString().slice(0, 10);
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();

drawTimeline();
drawMap().catch((fault) => { document.getElementById("map").textContent = `The map cannot be drawn here (${fault.message}); the list holds all of it.`; });
document.body.dataset.drawn = String(points.length);

// --- map ------------------------------------------------------------------------------------------

async function drawMap() {
  const { Map: Plan, NavigationControl, Popup, setWorkerUrl } = await import("/vendor/maplibre-gl.mjs");
  setWorkerUrl(new URL("/vendor/maplibre-gl-worker.mjs", location.origin).href);
  const [far, near] = await Promise.all([basemap("110m"), basemap("50m")]);
  const placed = points.filter(([, lat]) => lat !== null);
  const features = placed.map(([id, lat, lon, radius, first, last, killed, disputes, type]) => ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { id, radius: radius ?? 0, killed: killed ?? 0, disputes, type } }));
  const map = new Plan({
    container: "map", attributionControl: false, renderWorldCopies: false, center: [30, 25], zoom: 1.2, maxZoom: 12, fadeDuration: 0,
    style: { version: 8, sources: {
      ...Object.fromEntries([["far", far], ["near", near]].flatMap(([name, { land, borders }]) => [
        [`land-${name}`, { type: "geojson", data: land }],
        [`borders-${name}`, { type: "geojson", data: { type: "Feature", geometry: borders, properties: {} } }],
      ])),
      incidents: { type: "geojson", data: { type: "FeatureCollection", features }, cluster: true, clusterRadius: 34, clusterMaxZoom: 9, clusterProperties: { disputes: ["+", ["get", "disputes"]] } },
      rings: { type: "geojson", data: { type: "FeatureCollection", features: placed.length <= 3000 ? placed.filter(([, , , radius]) => radius > 2).map(ring) : [] } },
    }, layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      ...["far", "near"].flatMap((name) => {
        const zooms = name === "far" ? { maxzoom: NEAR } : { minzoom: NEAR };
        return [
          { id: `land-${name}`, type: "fill", source: `land-${name}`, ...zooms, paint: { "fill-color": colour("--paper"), "fill-antialias": false } },
          { id: `borders-${name}`, type: "line", source: `borders-${name}`, ...zooms, paint: { "line-color": colour("--soft"), "line-width": 0.6 } },
        ];
      }),
      { id: "rings", type: "line", source: "rings", minzoom: 3, paint: { "line-color": colour("--accent"), "line-width": 1, "line-dasharray": [3, 2], "line-opacity": 0.75 } },
      { id: "clusters", type: "circle", source: "incidents", filter: ["has", "point_count"], paint: { "circle-color": colour("--ink"), "circle-opacity": 0.8, "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "point_count"]], 0, 7, 4, 30], "circle-stroke-width": ["case", [">", ["get", "disputes"], 0], 3, 0], "circle-stroke-color": colour("--warn") } },
      { id: "points", type: "circle", source: "incidents", filter: ["!", ["has", "point_count"]], paint: { "circle-color": colour("--accent"), "circle-radius": ["interpolate", ["linear"], ["log2", ["+", 1, ["get", "killed"]]], 0, 4, 8, 14], "circle-stroke-width": ["case", [">", ["get", "disputes"], 0], 3, 1], "circle-stroke-color": ["case", [">", ["get", "disputes"], 0], colour("--warn"), colour("--card")] } },
    ] },
  });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.on("load", () => { document.body.dataset.map = "drawn"; });
  if (placed.length) {
    const lats = placed.map(([, lat]) => lat), lons = placed.map(([, , lon]) => lon);
    map.fitBounds([[least(lons) - 1, least(lats) - 1], [greatest(lons) + 1, greatest(lats) + 1]], { maxZoom: 6, animate: false, padding: 30 });
  }
  const open = async (event) => {
    const found = map.queryRenderedFeatures(event.point, { layers: ["clusters", "points"] });
    if (!found.length) return;
    const [feature] = found;
    let ids = [feature.properties.id];
    if (feature.properties.cluster) {
      const leaves = await map.getSource("incidents").getClusterLeaves(feature.properties.cluster_id, 40, 0);
      ids = leaves.map((leaf) => leaf.properties.id);
      if (feature.properties.point_count > 40) { map.easeTo({ center: feature.geometry.coordinates, zoom: await map.getSource("incidents").getClusterExpansionZoom(feature.properties.cluster_id) }); return; }
    }
    const lines = await Promise.all(ids.slice(0, 12).map((id) => get(`/api/incidents/${id}`).then(({ line }) => line)));
    const list = make("ul", {}, lines.filter(Boolean).map((line) => make("li", {}, make("a", { href: `/incidents/${line.cluster}` }, line.title), ` ${line.where}, ${line.when}${line.killed ? `, ${line.killed}` : ""}`)), ids.length > 12 ? make("li", {}, `and ${ids.length - 12} more`) : null);
    new Popup({ maxWidth: "320px" }).setLngLat(feature.geometry.coordinates).setDOMContent(list).addTo(map);
  };
  map.on("click", open);
  for (const layer of ["clusters", "points"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  const box = document.createElement("button");
  box.type = "button";
  box.textContent = "Narrow to what the map shows";
  box.addEventListener("click", () => {
    const centre = map.getCenter(), corner = map.getBounds().getNorthEast();
    narrow({ near: `${centre.lat.toFixed(3)},${centre.lng.toFixed(3)},${Math.ceil(centre.distanceTo(corner) / 1000)}` });
  });
  document.querySelector(".map figcaption").append(" ", box);
  window.relataMap = map;
}

function ring([, lat, lon, radius]) {
  const narrowing = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const coordinates = Array.from({ length: 49 }, (_, at) => {
    const angle = (at / 48) * 2 * Math.PI;
    return [lon + ((radius / 111.2) * Math.cos(angle)) / narrowing, lat + (radius / 111.2) * Math.sin(angle)];
  });
  return { type: "Feature", geometry: { type: "LineString", coordinates }, properties: {} };
}

function narrow(values) {
  for (const [name, value] of Object.entries(values)) params.set(name, value);
  location.search = params.toString();
}

// --- timeline ---------------------------------------------------------------------------------------

function drawTimeline() {
  const box = document.getElementById("timeline");
  const canvas = make("canvas", { role: "img", "aria-label": "Timeline of incidents; the list beside the map holds the same" });
  box.append(canvas);
  const dated = points.filter(([, , , , first]) => first !== null);
  if (!dated.length) { box.replaceChildren(make("p", { class: "soft" }, "No incident here has a day.")); return; }
  const start = least(dated.map(([, , , , first]) => first)) - 1;
  const end = greatest(dated.map(([, , , , , last]) => last)) + 2;
  let drag = null;
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    canvas.width = width * devicePixelRatio; canvas.height = height * devicePixelRatio;
    const pen = canvas.getContext("2d");
    pen.scale(devicePixelRatio, devicePixelRatio);
    const x = (ordinal) => ((ordinal - start) / (end - start)) * width;
    const floor = height - 18;
    // bands of what is known to a month, year or span; bars of what is known to the day
    const days = new Map();
    const bands = dated.filter(([, , , , first, last]) => last > first).sort((one, other) => (other[5] - other[4]) - (one[5] - one[4]));
    for (const [, , , , first, last] of dated) if (first === last) days.set(first, (days.get(first) ?? 0) + 1);
    bands.slice(0, 400).forEach(([, , , , first, last], at) => {
      const y = 4 + (at % 6) * 6;
      pen.fillStyle = colour("--focus");
      pen.globalAlpha = 0.35;
      pen.fillRect(x(first), y, Math.max(2, x(last + 1) - x(first)), 5);
      pen.globalAlpha = 1;
      const words = bandWords(first, last);
      if (bands.length < 7 && x(last + 1) - x(first) > 12) { pen.fillStyle = colour("--ink"); pen.font = "10px system-ui, sans-serif"; pen.fillText(words, Math.min(x(first) + 2, width - 90), y + 14); }
    });
    const bins = new Map();
    for (const [day, count] of days) { const bin = Math.floor(x(day + 0.5) / 3); bins.set(bin, (bins.get(bin) ?? 0) + count); }
    const tallest = greatest([...bins.values(), 1]);
    pen.fillStyle = colour("--accent");
    for (const [bin, count] of bins) { const tall = Math.max(3, (count / tallest) * (floor - 46)); pen.fillRect(bin * 3, floor - tall, 2.4, tall); }
    pen.strokeStyle = colour("--soft"); pen.fillStyle = colour("--soft"); pen.font = "11px system-ui, sans-serif"; pen.lineWidth = 1;
    pen.beginPath(); pen.moveTo(0, floor + 0.5); pen.lineTo(width, floor + 0.5); pen.stroke();
    for (const [ordinal, words] of ticks(start, end, width)) { pen.beginPath(); pen.moveTo(x(ordinal), floor); pen.lineTo(x(ordinal), floor + 4); pen.stroke(); pen.fillText(words, x(ordinal) + 3, height - 4); }
    if (drag) { pen.fillStyle = colour("--focus"); pen.globalAlpha = 0.18; pen.fillRect(Math.min(drag[0], drag[1]), 0, Math.abs(drag[1] - drag[0]), height); pen.globalAlpha = 1; }
  };
  const at = (event) => event.clientX - canvas.getBoundingClientRect().left;
  canvas.addEventListener("pointerdown", (event) => { drag = [at(event), at(event)]; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => { if (drag) { drag[1] = at(event); draw(); } });
  canvas.addEventListener("pointerup", () => {
    if (drag && Math.abs(drag[1] - drag[0]) > 3) {
      const day = (px) => iso(Math.floor(start + (px / box.clientWidth) * (end - start)));
      narrow({ since: day(Math.min(...drag)), until: day(Math.max(...drag)) });
    }
    drag = null; draw();
  });
  new ResizeObserver(draw).observe(box);
  box.dataset.bands = JSON.stringify(dated.filter(([, , , , first, last]) => last > first).slice(0, 50).map(([id, , , , first, last]) => [id, bandWords(first, last)]));
}

function bandWords(first, last) {
  const [one, other] = [toDate(first), toDate(last)];
  const isMonth = one.getUTCDate() === 1 && toDate(last + 1).getUTCDate() === 1;
  const month = { month: "long", year: "numeric", timeZone: "UTC" };
  if (isMonth && one.getUTCMonth() === other.getUTCMonth() && one.getUTCFullYear() === other.getUTCFullYear()) return one.toLocaleDateString("en-GB", month);
  if (isMonth && one.getUTCMonth() === 0 && other.getUTCMonth() === 11 && one.getUTCFullYear() === other.getUTCFullYear()) return String(one.getUTCFullYear());
  return `${iso(first)} to ${iso(last)}`;
}

function ticks(start, end, width) {
  const days = end - start;
  const wanted = Math.max(2, Math.floor(width / 90));
  const found = [];
  if (days <= wanted * 2) { const every = Math.max(1, Math.ceil(days / wanted)); for (let day = start + 1; day < end; day += every) found.push([day, iso(day).slice(5)]); return found; }
  const months = Math.max(1, Math.ceil(days / 30.4 / wanted));
  const first = toDate(start);
  for (let at = new Date(Date.UTC(first.getUTCFullYear(), months >= 12 ? 0 : first.getUTCMonth(), 1)); at.getTime() / DAY + EPOCH < end; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1))) {
    const ordinal = Math.round(at.getTime() / DAY) + EPOCH;
    if (ordinal > start) found.push([ordinal, months >= 12 ? String(at.getUTCFullYear()) : at.toISOString().slice(0, 7)]);
  }
  return found;
}
