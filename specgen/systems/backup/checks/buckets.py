"""Buckets that a plan chooses by their tags, and cannot back up."""

from collections.abc import Iterator

from specgen.sdk import At, Here, Problem, Project, project_check
from specgen.systems.backup.model import BACKUP
from specgen.systems.backup.model.crossing import backed_up, has_no_versions


@project_check(
    "BKP122",
    "a bucket that a plan backs up has versions",
    fact="AWS Backup reads the versions of a bucket; its job fails if the bucket has none",
    source="https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html",
    date="2026-11-30",
)
def buckets_have_versions(project: Project) -> Iterator[At]:
    found: dict[tuple[str, ...], At] = {}
    for vault in BACKUP.all(project):
        for name, plan in vault.spec.plans.items():
            for other in backed_up(plan, Here(project, vault)):
                if has_no_versions(other):
                    what = f"the plan {name} of {vault.id} chooses it by its tags"
                    message = f"{what}, but AWS Backup backs up a bucket only if it has versions"
                    hint = "or remove the tag, if its objects may be lost"
                    problem = Problem(("versioning",), f"{message}; write versioning: true", hint)
                    place = other.effective.id, *other.effective.spot
                    found.setdefault(place, At(other.effective, problem))
    yield from found.values()


PROJECT_CHECKS = (buckets_have_versions,)
