"""Private CA: what an authority is for."""

import json
from typing import Any

from moto.acmpca.responses import ACMPCAResponse

from specgen.prove.emulator.fixes.fix import fix


@fix(ACMPCAResponse, "create_certificate_authority")
def keeps_the_usage_mode(self: Any, original: Any) -> Any:
    """Every authority reads as one for short-lived certificates, whatever was requested."""
    asked = json.loads(self.body).get("UsageMode", "GENERAL_PURPOSE")
    answer = original(self)
    arn = json.loads(answer)["CertificateAuthorityArn"]
    self.acmpca_backend.certificate_authorities[arn].usage_mode = asked
    return answer


FIXES = (keeps_the_usage_mode,)
