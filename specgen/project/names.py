"""Names that specgen makes for AWS, and the ARNs that follow from names."""

from dataclasses import dataclass

from specgen.project.accounts import ACCOUNT_SCOPE
from specgen.project.part_names import first_of, joined
from specgen.project.platform import Platform


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one environment and region, by the platform's pattern."""

    platform: Platform
    environment: str
    region: str

    @property
    def account(self) -> str:
        return self.platform.account_of(self.environment).id

    @property
    def partition(self) -> str:
        return self.platform.account.partition

    @property
    def dns_suffix(self) -> str:
        return "amazonaws.com.cn" if self.partition == "aws-cn" else "amazonaws.com"

    def of(self, component: str, role: str = "") -> str:
        """`trd-prod-use1-web-api-task`; role: what follows the component, if anything.

        A rename of the part that the role is made of does not change it.
        """
        name = self.platform.naming.pattern
        fields = {
            "short_name": self.platform.short_name,
            "environment": self.environment,
            "region_key": self.platform.regions[self.region].key,
            "component": joined(component, first_of(role)),
        }
        for (
            field,
            value,
        ) in fields.items():  # not str.format, because the pattern is a document's text
            name = name.replace(f"{{{field}}}", value)
        return name

    def arn(self, service: str, resource: str, *, region: str | None = None) -> str:
        """region: "" for global services such as IAM"""
        where = self.region if region is None else region
        return f"arn:{self.partition}:{service}:{where}:{self.account}:{resource}"

    def parameter(self, stack: str, document: str, output: str) -> str:
        """Path of a published output; a rename of what it is made of does not change it.

        document: kind/name with the name it has in AWS
        """
        scope = self.environment or ACCOUNT_SCOPE
        where = f"/{self.platform.short_name}/{scope}/{self.region}/{stack}"
        return f"{where}/{document}/{first_of(output)}"
