"""What keeps data in a protected environment is backed up, and has a key of the account.

Keys are asked for only if the environment has alarms, as critical alarms are: a small project is
left alone.
"""

from collections.abc import Container, Iterator
from typing import Any

from specgen.sdk import At, Here, Keeps, Problem, Project, Severity, project_check
from specgen.systems.alarms.model.plan import alarms_documents


@project_check(
    "OBS016",
    "what keeps data is backed up, or has the reason why not",
    severity=Severity.WARNING,
    fact="without backups, a deletion or a fault of the software is final; replicas repeat it",
    source="https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/"
    "rel_backing_up_data_identified_backups_data.html",
    date="2026-11-30",
)
def data_is_backed_up(project: Project) -> Iterator[At]:
    copied = {
        (name, *effective.spot)
        for effective in project.effectives
        for name in effective.spec.backs_up(Here(project, effective))
    }
    for other, kept in _kept(project, project.platform.environments):
        if kept.backup and (other.effective.id, *other.effective.spot) not in copied:
            message = f"nobody could bring its {kept.what} back if they are lost"
            hint = (
                "a plan of a `kind: backup` document does it, too: it finds databases by name, and "
                "others by `tags`; record a decision if they may be lost"
            )
            problem = Problem(("name",), f"{message}; write {kept.backup}", hint)
            yield At(other.effective, problem)


@project_check(
    "OBS017",
    "what keeps data has a key of the account, or the reason why not",
    severity=Severity.INFO,
    fact="nobody in the account can disable a key that AWS owns or manages, or change its policy",
    source="https://docs.aws.amazon.com/kms/latest/developerguide/editing-keys.html",
    date="2026-11-30",
)
def data_has_a_key(project: Project) -> Iterator[At]:
    watched = {here.environment for here in alarms_documents(project)}
    for other, kept in _kept(project, watched):
        if not kept.own_key:
            message = f"a key of AWS encrypts its {kept.what}; write `key: ...`"
            hint = "name a `kind: key` document that admits the service, or record a decision"
            if kept.fixed:
                hint = (
                    "before its first apply, name a `kind: key` document that admits the service; "
                    "later record a decision, because another key replaces what exists"
                )
            yield At(other.effective, Problem(("name",), message, hint))


def _kept(project: Project, environments: Container[str]) -> Iterator[tuple[Here[Any], Keeps]]:
    """Of protected environments, because people depend on what is in them."""
    for effective in project.effectives:
        if effective.environment in environments and project.protected(effective):
            here = Here(project, effective)
            yield from ((here, kept) for kept in effective.spec.keeps(here))


PROJECT_CHECKS = (data_is_backed_up, data_has_a_key)
