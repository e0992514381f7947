"""Draws the PNG, ICO and ICNS icons from resources/icons/neutro-desk.svg; run by `make icons`."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08"}


def drawn(svg: QSvgRenderer, size: int) -> bytes:
    """Return the icon as a PNG of size x size pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    svg.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError(f"no PNG of {size} px could be written")
    return bytes(buffer.data().data())


def ico(pngs: dict[int, bytes]) -> bytes:
    """Return a Windows icon that holds the PNGs as they are; 256 is written as 0 there."""
    offset = 6 + 16 * len(pngs)
    entries, body = b"", b""
    for size, png in pngs.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), offset + len(body))
        body += png
    return struct.pack("<HHH", 0, 1, len(pngs)) + entries + body


def icns(pngs: dict[int, bytes]) -> bytes:
    """Return a macOS icon that holds the PNGs as they are."""
    body = b"".join(
        kind + struct.pack(">I", len(pngs[size]) + 8) + pngs[size] for size, kind in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def main() -> None:
    """Write every icon beside the SVG."""
    svg = QSvgRenderer(str(ICONS / "neutro-desk.svg"))
    pngs = {size: drawn(svg, size) for size in SIZES}
    for size, png in pngs.items():
        (ICONS / f"neutro-desk-{size}.png").write_bytes(png)
    (ICONS / "neutro-desk.ico").write_bytes(ico(pngs))
    (ICONS / "neutro-desk.icns").write_bytes(icns(pngs))


if __name__ == "__main__":
    main()
