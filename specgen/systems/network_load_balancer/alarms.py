"""Alarms of a network load balancer, and of the services behind its listeners.

source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
(2026-11-30)
"""

from specgen.sdk import Alarm

BALANCER, LISTENER, NAMESPACE = "network_load_balancer", "network_listener", "AWS/NetworkELB"

ALARMS = (
    Alarm(
        "nlb-no-healthy-host",
        LISTENER,
        NAMESPACE,
        "HealthyHostCount",
        "Maximum",
        "below",
        {"critical": 1},
        "breaching",
        datapoints=(2, 3),
        meaning="No task behind a listener passes its health check, so that its clients reach "
        "nobody; look at the tasks, and at the groups that admit the load balancer.",
    ),
    Alarm(
        "nlb-unhealthy-host",
        LISTENER,
        NAMESPACE,
        "UnHealthyHostCount",
        "Maximum",
        "above",
        {"warning": 0},
        "notBreaching",
        datapoints=(5, 5),
        meaning="Tasks behind a listener fail their health checks; look at their logs.",
    ),
    Alarm(
        "nlb-target-resets",
        BALANCER,
        NAMESPACE,
        "TCP_Target_Reset_Count",
        "Sum",
        "above",
        {"info": 100, "warning": 1_000},
        "notBreaching",
        meaning="Tasks reset many connections; look at whether they restart, and at their limits "
        "of connections.",
    ),
    Alarm(
        "nlb-ports",
        BALANCER,
        NAMESPACE,
        "PortAllocationErrorCount",
        "Sum",
        "above",
        {"critical": 0},
        "notBreaching",
        meaning="The load balancer has no port left for a connection to a task, and clients fail; "
        "start more tasks, or preserve the addresses of clients.",
    ),
    Alarm(
        "nlb-tls-errors",
        BALANCER,
        NAMESPACE,
        "ClientTLSNegotiationErrorCount",
        "Sum",
        "above",
        {"info": 100, "warning": 1_000},
        "notBreaching",
        meaning="Many clients agree on no TLS with a listener; look at their versions, at the "
        "certificate and at `ssl_policy`.",
    ),
    Alarm(
        "nlb-blocked",
        BALANCER,
        NAMESPACE,
        "SecurityGroupBlockedFlowCount_Outbound_TCP",
        "Sum",
        "above",
        {"warning": 0},
        "notBreaching",
        datapoints=(2, 3),
        meaning="The groups of the load balancer do not let out connections to tasks; add an "
        "egress rule for the port of the tasks.",
    ),
)
