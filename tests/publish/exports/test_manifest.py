import hashlib
import json

import pytest
from tests.publish.exports.ledgers import MOMENT, given_of
from tests.publish.exports.test_acled import shooting

from relata.model.codebook import codes
from relata.publish.exports import FORMATS, writer_of
from relata.publish.manifest import POLICY_MEANS, make_manifest
from relata.views.policies import POLICIES


def manifest_of(name="acled", *records, **options):
    given = given_of(records or [shooting(), shooting(status="denied", edtf=None)], **options)
    export = writer_of(name)(given)
    return json.loads(make_manifest(name, given, export, {"country": "ML"})), export


@pytest.mark.parametrize("name", FORMATS)
def test_a_manifest_tells_what_every_export_was_made_of(name):
    manifest, export = manifest_of(name)
    assert manifest["ledger"]["id"] == MOMENT.ledger
    assert manifest["ledger"]["change"] == MOMENT.change
    assert len(manifest["ledger"]["state_sha256"]) == 64
    assert manifest["filters"] == {"country": "ML"}
    assert manifest["policy"]["name"] == "low-best-high"
    assert manifest["counts"]["rows"] == sum(one.rows for one in export.files)
    for listed, one in zip(manifest["files"], export.files, strict=True):
        assert listed["sha256"] == hashlib.sha256(one.content).hexdigest()
        assert [column["name"] for column in listed["columns"]] == [c.name for c in one.columns]
    assert manifest["fields_lost"]


def test_every_dropped_incident_is_named_with_its_reason():
    manifest, export = manifest_of()
    assert len(manifest["dropped"]) == manifest["counts"]["dropped"] == len(export.dropped)
    assert all(one["subject"] and one["reason"] for one in manifest["dropped"])


def test_the_codes_of_its_columns_are_the_codebooks():
    manifest, _ = manifest_of()
    modes = manifest["codebook"]["enumerations"]["mode"]
    assert tuple(modes) == codes("mode")
    assert modes["aerial"]["acled"] == ["Explosions/Remote violence > Air/drone strike"]


def test_every_policy_is_explained():
    assert set(POLICY_MEANS) == set(POLICIES)
