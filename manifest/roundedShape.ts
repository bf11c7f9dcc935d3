export interface Point {
  x: number;
  y: number;
}

/** A right-angled corner, rounded by this radius. */
export interface Corner extends Point {
  radius: number;
}

const ARC_STEPS = 24;

/** The shape as a polygon, each of its curves in short straight pieces. */
export function polygonOf(corners: Corner[]): Point[] {
  return bendsOf(corners).flatMap(({ center, before, after, radius }) =>
    Array.from({ length: ARC_STEPS + 1 }, (_, step) => {
      const angle = (step / ARC_STEPS) * (Math.PI / 2);
      const towardAfter = radius * Math.cos(angle);
      const towardBefore = radius * Math.sin(angle);
      return {
        x: center.x - after.x * towardAfter - before.x * towardBefore,
        y: center.y - after.y * towardAfter - before.y * towardBefore,
      };
    }),
  );
}

/** The same shape, exactly, as the data of an SVG path. */
export function pathOf(corners: Corner[]) {
  const pieces = bendsOf(corners).map(({ start, end, radius, isClockwise }, index) => {
    const line = `${index === 0 ? "M" : "L"}${start.x} ${start.y}`;
    return `${line}A${radius} ${radius} 0 0 ${isClockwise ? 1 : 0} ${end.x} ${end.y}`;
  });
  return `${pieces.join("")}Z`;
}

/** The distance from a point to a polygon's edge, negative inside. */
export function signedDistance(polygon: Point[], at: Point) {
  let nearest = Number.POSITIVE_INFINITY;
  let isInside = false;
  polygon.forEach((from, index) => {
    const to = polygon[(index + 1) % polygon.length]!;
    nearest = Math.min(nearest, distanceToLine(from, to, at));
    if (isLeftOfEdge(from, to, at)) isInside = !isInside;
  });
  return isInside ? -nearest : nearest;
}

/** Where each corner's arc starts, ends and has its centre, with the directions to the corners before and after. */
function bendsOf(corners: Corner[]) {
  return corners.map((corner, index) => {
    const { radius } = corner;
    const before = direction(corner, corners.at(index - 1)!);
    const after = direction(corner, corners[(index + 1) % corners.length]!);
    const along = ({ x, y }: Point) => ({ x: corner.x + x * radius, y: corner.y + y * radius });
    const isClockwise = before.x * after.y < before.y * after.x;
    const center = along({ x: before.x + after.x, y: before.y + after.y });
    return { radius, before, after, start: along(before), end: along(after), center, isClockwise };
  });
}

function direction(from: Point, to: Point): Point {
  return { x: Math.sign(to.x - from.x), y: Math.sign(to.y - from.y) };
}

function isLeftOfEdge(from: Point, to: Point, at: Point) {
  if (from.y > at.y === to.y > at.y) return false;
  return at.x < from.x + ((to.x - from.x) * (at.y - from.y)) / (to.y - from.y);
}

function distanceToLine(from: Point, to: Point, at: Point) {
  const along = { x: to.x - from.x, y: to.y - from.y };
  const squaredLength = along.x ** 2 + along.y ** 2 || 1;
  const share = ((at.x - from.x) * along.x + (at.y - from.y) * along.y) / squaredLength;
  const within = Math.min(1, Math.max(0, share));
  return Math.hypot(at.x - from.x - along.x * within, at.y - from.y - along.y * within);
}
