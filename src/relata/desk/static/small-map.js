// A small map of one place and what it might be instead; drawn on a canvas, from the basemap.
import { basemap } from "./basemap.js";

export async function show(box, point, candidates) {
  const canvas = document.createElement("canvas");
  box.replaceChildren(canvas);
  const { land } = await basemap();
  let now = point;
  const draw = () => {
    const [width, height] = [box.clientWidth, box.clientHeight];
    const ratio = devicePixelRatio;
    canvas.width = width * ratio; canvas.height = height * ratio;
    canvas.style.width = `${width}px`; canvas.style.height = `${height}px`;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const style = getComputedStyle(document.documentElement);
    const centre = now ?? candidates[0] ?? { lat: 20, lon: 20, radius_km: 4000 };
    const span = Math.max(2.5, ((centre.radius_km ?? 5) / 111) * 6);
    const scale = height / span;
    const narrow = Math.cos((centre.lat * Math.PI) / 180);
    const x = (lon) => width / 2 + (lon - centre.lon) * scale * narrow;
    const y = (lat) => height / 2 - (lat - centre.lat) * scale;
    pen.strokeStyle = style.getPropertyValue("--soft");
    pen.fillStyle = style.getPropertyValue("--paper");
    pen.lineWidth = 1;
    for (const feature of land.features) {
      const { type, coordinates } = feature.geometry;
      for (const polygon of type === "Polygon" ? [coordinates] : coordinates) {
        pen.beginPath();
        for (const ring of polygon) ring.forEach(([lon, lat], at) => (at ? pen.lineTo(x(lon), y(lat)) : pen.moveTo(x(lon), y(lat))));
        pen.fill(); pen.stroke();
      }
    }
    pen.fillStyle = style.getPropertyValue("--ink");
    pen.font = "11px system-ui, sans-serif";
    candidates.forEach((one, at) => { pen.fillRect(x(one.lon) - 3, y(one.lat) - 3, 6, 6); pen.fillText(`${at + 1}`, x(one.lon) + 6, y(one.lat) + 4); });
    if (now) {
      pen.strokeStyle = style.getPropertyValue("--accent");
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x(now.lon), y(now.lat), Math.max(4, ((now.radius_km ?? 0) / 111) * scale), 0, 2 * Math.PI);
      pen.stroke();
    }
  };
  draw();
  window.addEventListener("relata-point", (event) => { if (box.isConnected) { now = event.detail; draw(); } });
}
