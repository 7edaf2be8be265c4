"""CAA records of the documents that let Amazon issue no certificate."""

from collections.abc import Iterator

from specgen.sdk import Here, Problem, check
from specgen.sdk.aws.authorities import refusal
from specgen.systems.certificate.model import Certificate

AMAZON = ("amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com")


@check(
    "ACM109",
    "the CAA records of a domain let Amazon issue its certificate",
    fact="ACM issues nothing for a domain whose nearest CAA records name other authorities only; "
    "for a wildcard issuewild counts, if there is one",
    source="https://docs.aws.amazon.com/acm/latest/userguide/setup-caa.html",
    date="2026-11-29",
)
def amazon_may_issue(spec: Certificate, here: Here) -> Iterator[Problem]:
    for i, domain in enumerate(spec.domains):
        if found := refusal(here.project, domain, AMAZON):
            right = f'add the record 0 {found.tag} "amazon.com" there'
            yield Problem(("domains", i), f"{found.message('Amazon')}; {right}")


AUTHORITY_CHECKS = (amazon_may_issue,)
