// The basemap: countries of Natural Earth, as world-atlas ships them; at 1:110 million for a look at
// the whole, where finer coasts cost time and show nothing, and at 1:50 million from NEAR on.
import "/vendor/topojson-client.min.js";

export const NEAR = 3.2;
const loaded = new Map();

export function basemap(scale = "50m") {
  if (!loaded.has(scale)) loaded.set(scale, fetch(`/vendor/countries-${scale}.json`).then((answer) => answer.json()).then((world) => {
    const land = self.topojson.feature(world, world.objects.countries);
    for (const feature of land.features) feature.geometry = unrolled(feature.geometry);
    // each border once, and no coast: where land ends is seen without a line
    const borders = self.topojson.mesh(world, world.objects.countries, (one, other) => one !== other);
    return { land, borders };
  }));
  return loaded.get(scale);
}

// world-atlas joins what the antimeridian cuts, as a globe wants it; a flat map wants longitudes
// that run on past 180, and a pole closed along the map's edge.
function unrolled(geometry) {
  const polygon = (rings) => rings.map(unroll);
  if (geometry.type === "Polygon") return { type: "Polygon", coordinates: polygon(geometry.coordinates) };
  if (geometry.type === "MultiPolygon") return { type: "MultiPolygon", coordinates: geometry.coordinates.map(polygon) };
  return geometry;
}

function unroll(ring) {
  let turn = 0;
  const found = ring.map(([lon, lat], at) => {
    if (at) {
      const step = lon - ring[at - 1][0];
      if (step > 180) turn -= 360;
      else if (step < -180) turn += 360;
    }
    return [lon + turn, lat];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (Math.abs(last[0] - first[0]) > 180) {
    const pole = first[1] < 0 ? -90 : 90;
    found.push([last[0], pole], [first[0], pole], first);
  }
  return found;
}
