"""YAML files written by people, read with the line of every key so that a fault can be shown."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

MAX_FILE_BYTES = 4_000_000
"""A file larger than this is no list written by people."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one place of a file; ``line`` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """``FILE:LINE: message``, as editors and compilers write it."""
        return f"{self.file}:{self.line}: {self.message}"


def compose_file(path: Path, wanted: str) -> yaml.MappingNode | Fault:
    """The mapping that a file holds, with its lines, or the one fault that hides all of it.

    Args:
        path: the file; a byte order mark is let pass.
        wanted: the keys at the top, in words, for the message.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return Fault(name, 1, f"larger than {MAX_FILE_BYTES:,} bytes; split it")
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Fault(name, line, "no UTF-8 text here; save the file as UTF-8")
    except OSError as error:
        return Fault(name, 1, f"cannot be read ({error.strerror})")
    return _compose(text, name, wanted)


def _compose(text: str, file: str, wanted: str) -> yaml.MappingNode | Fault:
    """The nodes of a text, or why there are none.

    References are refused: a few lines of them unfold to more than any memory holds.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                return Fault(file, line, f"a reference (*{event.anchor}); write the words out")
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return Fault(file, mark.line + 1 if mark else 1, f"no YAML: {error.problem}")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        return Fault(file, line, f"no YAML: {error.reason}")
    except RecursionError:
        return Fault(file, 1, f"wanted {wanted}, found lists nested too deep")
    if not isinstance(root, yaml.MappingNode):
        return Fault(file, 1, f"wanted {wanted}, found no mapping")
    return root


def pairs_of(
    node: yaml.MappingNode, file: str, faults: list[Fault]
) -> list[tuple[str, tuple[yaml.Node, int]]]:
    """Keys with value and line, in order; a key given twice is a fault."""
    pairs: dict[str, tuple[yaml.Node, int]] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            faults.append(Fault(file, line, "wanted a word before the colon, found a list"))
            continue
        if key.value in pairs:
            faults.append(Fault(file, line, f"{key.value!r} stands here a second time"))
        pairs[key.value] = (value, line)
    return list(pairs.items())


def plain_of(node: yaml.Node) -> Any:  # noqa: ANN401 - what the file holds
    """The plain value of a node; dates and numbers stay as written."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_of(item) for item in node.value]
    tag = node.tag.rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool":
        # Norway and an acronym ON are words here, no truth values.
        return node.value == "true" if node.value in {"true", "false"} else node.value
    return node.value
