"""Reads the file in which a project declares its fields."""

from pathlib import Path

import msgspec
import yaml

from relata.errors import UsageError
from relata.model.project import ProjectField, field_problem

MOST_FIELDS = 60
LARGEST_BYTES = 200_000


class _File(msgspec.Struct, forbid_unknown_fields=True):
    fields: tuple[ProjectField, ...]


def load_project_fields(path: Path | None) -> tuple[ProjectField, ...]:
    """The fields of a project; none without a file.

    Raises:
        UsageError: the file cannot be read, or a declaration is wrong; the message says which.
    """
    if path is None:
        return ()
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise _wrong(path, f"larger than {LARGEST_BYTES:,} bytes")
        body = yaml.safe_load(path.read_text("utf-8"))
        fields = msgspec.convert(body, _File).fields
    except OSError as error:
        raise _wrong(path, f"cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise _wrong(path, " ".join(str(error).split())) from error
    if len(fields) > MOST_FIELDS:
        raise _wrong(path, f"more than {MOST_FIELDS} fields")
    names = [one.name for one in fields]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems = [problem for one in fields if (problem := field_problem(one)) is not None]
    problems += [f"{name}: declared twice" for name in twice]
    if problems:
        raise _wrong(path, "; ".join(problems))
    return fields


def _wrong(path: Path, why: str) -> UsageError:
    return UsageError(
        f"{path}: {why}. Wanted fields: a list with name, of, kind; see docs/desk.md",
        path=str(path),
    )
