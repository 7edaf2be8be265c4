"""`python -m specgen.render.fast.equality.bindings OUTDIR [CONTROL]`: several providers in an app.

Resources of each provider whose bindings are installed: nested attributes, dynamic values, blocks,
references from one provider's resource to another's. One stack is made ahead of Node, one is not.
"""

import sys
from collections.abc import Mapping
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from specgen.render import fast
from specgen.render.fast.equality.kinds import filled, plan
from specgen.render.fast.predict import foretold
from specgen.terraform.providers import AWS, CLOUDFLARE, DATADOG, PAGERDUTY, Provider

KINDS: Mapping[Provider, str] = {
    AWS: "sns_topic sqs_queue ssm_parameter",
    CLOUDFLARE: "zone zone_setting dns_record ruleset bot_management certificate_pack page_rule",
    DATADOG: "monitor dashboard_json logs_index role service_level_objective synthetics_test",
    PAGERDUTY: "team user schedule escalation_policy service event_orchestration",
}


def installed() -> tuple[Provider, ...]:
    return tuple(provider for provider in KINDS if find_spec(provider.module) is not None)


def main(outdir: Path, control: str = "") -> None:
    fast.slim.expect(installed())
    named = (kind for provider in installed() for kind in KINDS[provider].split())
    for warning in fast.install("provider", "route53_record", *named):
        sys.stderr.write(f"{warning}\n")

    from cdktf import App  # noqa: PLC0415  after fast.install()

    app = App(outdir=str(outdir), stack_traces=False, skip_validation=True)
    for name, way in (("ahead", foretold()), ("waiting", nullcontext())):
        with way:
            _add_stack(app, name, control)
    app.synth()


def _add_stack(app: Any, name: str, control: str) -> None:
    from cdktf import LocalBackend, TerraformStack  # noqa: PLC0415  as above

    stack = TerraformStack(app, name)
    LocalBackend(stack, path=f"{name}.tfstate")
    made: dict[str, Any] = {}
    for provider in installed():
        block = getattr(import_module(f"{provider.module}.provider"), _class(provider.name))
        block(stack, provider.name, **({"region": "eu-central-1"} if provider is AWS else {}))
        for kind in KINDS[provider].split():
            resource, planned = plan(kind, provider)
            label = f"{provider.name}_{kind}"
            made[kind] = resource(stack, label, **filled(planned, made))
            made[kind].override_logical_id(kind)
    if CLOUDFLARE in installed():
        _add_record(stack, made["zone"], control)


def _class(name: str) -> str:
    return f"{name.title()}Provider"


def _add_record(stack: Any, zone: Any, control: str) -> None:
    """A record at AWS that reads a zone of Cloudflare, and a setting of any type."""
    from cdktf import Token  # noqa: PLC0415  as above

    record = import_module(f"{AWS.module}.route53_record").Route53Record
    made = {"zone_id": "Z1", "name": "verify", "type": "TXT", "ttl": 60}
    record(stack, "verify", **made, records=[zone.verification_key, control])
    setting = import_module(f"{CLOUDFLARE.module}.zone_setting").ZoneSetting
    value = Token.as_string_map("strict")
    setting(stack, "ssl", zone_id=zone.id, setting_id="ssl", value=value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
