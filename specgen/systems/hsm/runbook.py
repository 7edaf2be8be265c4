"""What people do by hand, in order: Terraform can neither initialize, activate nor connect.

The password of kmsuser would be in a state if Terraform made the key store; KMS changes it when it
connects.
source: https://docs.aws.amazon.com/cloudhsm/latest/userguide/initialize-cluster.html,
https://docs.aws.amazon.com/cloudhsm/latest/userguide/activate-cluster.html and
https://docs.aws.amazon.com/kms/latest/developerguide/create-keystore.html (2026-11-30, not tried on
an account)
"""

from collections.abc import Iterator

from specgen.sdk import Here

CLI = "/opt/cloudhsm/bin/cloudhsm-cli interactive"


def steps(here: Here) -> Iterator[tuple[str, str]]:
    """What each does, and the commands for a shell. They are one session: CLUSTER is kept."""
    name, module = here.names.of(here.effective.aws_name), here.effective.module
    hsm, kms = f"aws cloudhsmv2 --region {here.region}", f"aws kms --region {here.region}"
    yield "find the cluster that the first apply made", _find(hsm, name)
    yield (
        "get its signing request, which the first module made",
        (
            f"{_clusters(hsm)} --output text --query 'Clusters[0].Certificates.ClusterCsr' "
            f"> {name}.csr"
        ),
    )
    yield "sign it on a machine without a network, and keep customerCA.key offline", _sign(name)
    yield (
        "initialize the cluster, which takes some minutes",
        (
            f'{hsm} initialize-cluster --cluster-id "$CLUSTER" --signed-cert file://{name}.crt '
            f"--trust-anchor file://customerCA.crt\n{_state(hsm)}"
        ),
    )
    yield (
        "activate it, on a host with the client and the cluster's security group",
        (
            f"sudo cp customerCA.crt /opt/cloudhsm/etc/customerCA.crt\n"
            f"sudo /opt/cloudhsm/bin/configure-cli -a ADDRESS_OF_THE_MODULE\n{CLI}\n"
            f"  cluster activate"
        ),
    )
    yield (
        "write activated: {by: NAME, day: DAY, trust_anchor_sha256: SUM}, and apply again",
        (f"sha256sum customerCA.crt\nspecgen render && terraform -chdir=generated/{module} apply"),
    )
    yield (
        "make the user of KMS, once every module is active: it must be on all of them",
        (
            f"{_clusters(hsm)} --query 'Clusters[0].Hsms[].[HsmId, State]'\n{CLI}\n"
            f"  login --username admin --role admin\n"
            f"  user create --username kmsuser --role crypto-user"
        ),
    )
    yield (
        "make the key store; KMS takes the password, and changes it when it connects",
        (
            f"read -rs PASSWORD\n"
            f"STORE=$({kms} create-custom-key-store --custom-key-store-name {name} "
            f'--cloud-hsm-cluster-id "$CLUSTER" --trust-anchor-certificate file://customerCA.crt '
            f'--key-store-password "$PASSWORD" --output text --query CustomKeyStoreId)\n'
            f"unset PASSWORD"
        ),
    )
    yield (
        "connect it, which takes up to 20 minutes, until its state is CONNECTED",
        (
            f'{kms} connect-custom-key-store --custom-key-store-id "$STORE"\n'
            f'{kms} describe-custom-key-stores --custom-key-store-id "$STORE" --output text '
            f"--query 'CustomKeyStores[0].[ConnectionState, ConnectionErrorCode]'"
        ),
    )
    yield (
        "write key_store_id into `activated`, and apply a third time, which makes the keys",
        (f'echo "$STORE"\nspecgen render && terraform -chdir=generated/{module} apply'),
    )


def _find(hsm: str, name: str) -> str:
    tagged = f"Clusters[?TagList[?Key=='Name' && Value=='{name}']].ClusterId | [0]"
    return f'CLUSTER=$({hsm} describe-clusters --output text --query "{tagged}")'


def _clusters(hsm: str) -> str:
    return f'{hsm} describe-clusters --filters clusterIds="$CLUSTER"'


def _state(hsm: str) -> str:
    return f"{_clusters(hsm)} --output text --query 'Clusters[0].State'"


def _sign(name: str) -> str:
    days = "-days 3652"
    return (
        f"openssl genrsa -aes256 -out customerCA.key 2048\n"
        f"openssl req -new -x509 {days} -key customerCA.key -out customerCA.crt\n"
        f"openssl x509 -req {days} -in {name}.csr -CA customerCA.crt -CAkey customerCA.key "
        f"-CAcreateserial -out {name}.crt"
    )
