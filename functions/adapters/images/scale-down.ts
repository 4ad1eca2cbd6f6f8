/** Four bytes a pixel: red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The largest size of the same shape inside the box; never larger than it was. */
export function fitInside({ width, height }: Pixels, box: { width: number; height: number }) {
  const scale = Math.min(1, box.width / width, box.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Each new pixel is the mean of the area it covers; clear pixels lend no colour. */
export function scaleDown(from: Pixels, { width, height }: { width: number; height: number }): Pixels {
  if (width === from.width && height === from.height) return from;
  const data = new Uint8ClampedArray(width * height * 4);
  const [stepX, stepY] = [from.width / width, from.height / height];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      addMean(from, x * stepX, y * stepY, stepX, stepY, data, (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

function addMean(
  { data, width, height }: Pixels,
  left: number,
  top: number,
  areaWidth: number,
  areaHeight: number,
  into: Uint8ClampedArray,
  at: number,
) {
  const [right, bottom] = [Math.min(width, left + areaWidth), Math.min(height, top + areaHeight)];
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let y = Math.floor(top); y < bottom; y += 1) {
    const covered = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.floor(left); x < right; x += 1) {
      const pixel = (y * width + x) * 4;
      const weight = covered * (Math.min(x + 1, right) - Math.max(x, left)) * (data[pixel + 3] ?? 0);
      red += weight * (data[pixel] ?? 0);
      green += weight * (data[pixel + 1] ?? 0);
      blue += weight * (data[pixel + 2] ?? 0);
      opacity += weight;
    }
  }
  if (opacity > 0) {
    into[at] = red / opacity;
    into[at + 1] = green / opacity;
    into[at + 2] = blue / opacity;
  }
  into[at + 3] = opacity / (areaWidth * areaHeight);
}
