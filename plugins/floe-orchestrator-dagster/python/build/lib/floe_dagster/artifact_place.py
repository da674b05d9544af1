"""Where the artifact of a product stands: in the folder of this release, or in that of earlier ones."""

from pathlib import Path

# The newest first: where both hold an artifact, the other one is left over.
OUTPUT_FOLDERS = ("floe_target", "target")


def find_artifact(named: Path) -> tuple[Path, Path]:
    """The artifact that `named` means, and the folder that the compile wrote to.

    A definitions.py names the folder that its floe wrote to, and the product may have been compiled by another release
    since. A file elsewhere, as in an image that holds copies of the outputs, is taken as it is.
    """
    if named.parent.name not in OUTPUT_FOLDERS:
        return named, named.parent
    set_root = named.parent.parent
    places = [set_root / folder / named.name for folder in OUTPUT_FOLDERS]
    return next((file for file in places if file.is_file()), named), set_root
