"""`terraform providers schema -json` on standard input -> specgen/terraform/provider.jsonl.gz.

One line per resource type: name, tab, {attribute: [flag, type]}; flag is r(equired), o(ptional),
c(omputed only) or b(lock); a block is ["b", nesting, minimum, maximum, {attribute: ...}].
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "specgen" / "terraform" / "provider.jsonl.gz"
SOURCE = "registry.terraform.io/hashicorp/aws"


def compact(block: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for name, attribute in block.get("attributes", {}).items():
        flag = "r" if attribute.get("required") else "o" if attribute.get("optional") else "c"
        nested = attribute.get("nested_type")
        if nested:
            result[name] = ["b", nested["nesting_mode"], int(flag == "r"), 0, compact(nested)]
        else:
            result[name] = [flag, attribute["type"]]
    for name, inner in block.get("block_types", {}).items():
        bounds = [inner.get("min_items", 0), inner.get("max_items", 0)]
        result[name] = ["b", inner["nesting_mode"], *bounds, compact(inner["block"])]
    return result


def main() -> None:
    schemas = json.load(sys.stdin)["provider_schemas"][SOURCE]
    lines = [
        f"{name}\t{json.dumps(compact(schema['block']), separators=(',', ':'), sort_keys=True)}"
        for name, schema in sorted(schemas["resource_schemas"].items())
    ]
    # no timestamp in the header, so that the same schema gives the same bytes
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} resource types, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
