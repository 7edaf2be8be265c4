"""Services of interface endpoints that we do not know: slips, and those that may be newer."""

from collections.abc import Iterable, Iterator

from specgen.facts.endpoints import interface_services, other_service_names
from specgen.facts.freshness import known_on
from specgen.findings.finding import Problem, Severity
from specgen.findings.pointers import Pointer
from specgen.findings.words import did_you_mean, near_ones


def strange(written: Iterable[tuple[Pointer, str]], region: str) -> Iterator[Problem]:
    """Problems of names that no service's endpoint has; each with its place."""
    known, others = interface_services(), other_service_names()
    for pointer, service in written:
        if service in known or service in others:
            continue
        last = service.removeprefix(f"com.amazonaws.{region}.")
        if last in known:
            message = f"{service} is the whole name of the service; write {last}"
            yield Problem(pointer, message)
        else:
            message, hint, severity = unknown(service)
            yield Problem(pointer, message, hint, severity=severity, dated=True)


def unknown(service: str) -> tuple[str, str, Severity]:
    """Message, hint and severity for a service that is not in our facts."""
    hint = "if AWS has it by now, record a decision"
    if guess := _meant(service):
        return f"no service has the endpoint {service}{guess}", hint, Severity.ERROR
    near = "" if _may_be_fips(service) else near_ones(service, interface_services())
    message = f"the service {service} was not known on {known_on('endpoint_services')}{near}"
    return message, hint, Severity.WARNING


def _meant(service: str) -> str:
    """To end a message with; empty if that is unclear."""
    known = interface_services()
    if _may_be_fips(service):
        return ""
    parts = [name for name in known if name.startswith(f"{service}.")]
    return f"; write {' or '.join(parts)}" if parts else did_you_mean(service, known)


def _may_be_fips(service: str) -> bool:
    """A FIPS endpoint of a known service may be a new one."""
    return service.removesuffix("-fips") in interface_services()
