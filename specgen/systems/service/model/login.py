"""The nested map of an ingress for people who sign in before a request gets to the tasks."""

from typing import Annotated, Literal

from msgspec import Meta

from specgen.sdk import Part, reference

Url = Annotated[str, Meta(pattern=r"^https://[^\s/?#]+\S*$", max_length=2048)]


class Login(Part):
    """Sign-in by OpenID Connect, which the load balancer does itself (OIDC)."""

    issuer: Annotated[
        Url,
        Meta(
            description="Issuer of the identity provider",
            examples=["https://login.example.com/oauth2/default"],
        ),
    ]
    authorization_endpoint: Annotated[Url, Meta(description="Where people sign in")]
    token_endpoint: Annotated[Url, Meta(description="Where the load balancer gets tokens")]
    user_info_endpoint: Annotated[
        Url, Meta(description="Where the load balancer asks who signed in")
    ]
    client_id: Annotated[
        str, Meta(description="Id of the application at the identity provider", min_length=1)
    ]
    client_secret: Annotated[
        str,
        reference(
            "secret",
            "Secret whose whole value is the client secret; Terraform reads it, so that it is in "
            "the state of the service's root module, too",
            any_region=True,
        ),
    ]
    scope: Annotated[
        str,
        Meta(description="Scopes that are asked for, separated by blanks", pattern=r"\bopenid\b"),
    ] = "openid"
    session_hours: Annotated[
        int, Meta(description="Hours until people sign in again", ge=1, le=168)
    ] = 12
    otherwise: Annotated[
        Literal["authenticate", "deny", "allow"],
        Meta(
            description="What happens to requests of people who did not sign in: they sign in, get "
            "a 401, or get through"
        ),
    ] = "authenticate"
