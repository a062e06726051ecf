"""Pack the course: a zip for students and one for lecturers, which need neither the repository nor the network.

make course
python course/pack.py FOLDER WHEEL
"""

import sys
import zipfile
from pathlib import Path

from slides import slides

COURSE = Path(__file__).parent
ROOT = COURSE.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("0*.ipynb"))
TOP = "newskit-course"


def for_students() -> dict[str, bytes]:
    """Notebooks, exercises, data, methods and slides, by their place in the zip."""
    found = {"LICENSE": (ROOT / "LICENSE").read_bytes()}
    for folder in ("notebooks", "data", "docs/methods", "docs/how-to"):
        found |= _files(ROOT / folder, folder)
    for path in NOTEBOOKS:
        found[f"slides/{path.stem}.html"] = slides(path).encode("utf-8")
    return found


def for_lecturers() -> dict[str, bytes]:
    """All that students have, and what they should not: solutions, answers, the plan; set up for nbgrader."""
    found = for_students()
    for path in (
        *(COURSE / name for name in ("README.md", "answers.md", "key.md", "key.csv")),
        ROOT / "docs/teaching.md",
    ):
        found[f"lecturers/{path.name}"] = path.read_bytes()
    found["lecturers/nbgrader/nbgrader_config.py"] = (COURSE / "nbgrader_config.py").read_bytes()
    for path in sorted((COURSE / "solutions").glob("*.ipynb")):
        found[f"lecturers/nbgrader/source/{path.stem}/{path.name}"] = path.read_bytes()
    return found


def _files(folder: Path, place: str) -> dict[str, bytes]:
    return {
        f"{place}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {".ipynb_checkpoints", "__pycache__"} & set(path.parts)
    }


def pack(folder: Path, wheel: Path) -> list[Path]:
    """Write both zips into a folder; the same files give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for readers, found in (("students", for_students()), ("lecturers", for_lecturers())):
        found["START.md"] = (COURSE / "START.md").read_text("utf-8").replace("WHEEL", wheel.name).encode("utf-8")
        found[f"install/{wheel.name}"] = wheel.read_bytes()
        made.append(folder / f"{TOP}-{readers}.zip")
        with zipfile.ZipFile(made[-1], "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(found):
                archive.writestr(zipfile.ZipInfo(f"{TOP}/{name}"), found[name], zipfile.ZIP_DEFLATED)
    return made


if __name__ == "__main__":
    for path in pack(*map(Path, sys.argv[1:])):
        print(f"{path} ({path.stat().st_size / 2**20:.1f} MB)")
