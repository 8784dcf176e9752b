// Draws what iOS and Linux want of the icon, from the one platform/web/icon.svg: `node platform/icons.mjs`, which
// `./dev icons` runs. Sizes stand here; iOS cuts its corners itself and takes no transparency.
import { mkdir, writeFile } from "node:fs/promises";
import { filledAt, svg, withDraw } from "./web/drawing.mjs";

const APPLE = "platform/ios/Assets.xcassets/AppIcon.appiconset/AppIcon-1024.png";
const LINUX = "platform/linux/icons";
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

await mkdir(LINUX, { recursive: true });
await withDraw(async (draw) => {
  await writeFile(APPLE, await draw(filledAt(".96"), 1024));
  console.log(APPLE);
  for (const size of LINUX_SIZES) {
    const name = `${LINUX}/fi.avoinovi.app-${size}.png`;
    await writeFile(name, await draw(svg, size));
    console.log(name);
  }
});
