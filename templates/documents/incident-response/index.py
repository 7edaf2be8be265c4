"""Answers a finding: looks at what it names, contains it, and tells people.

playbook.py is the file of one playbook. It has `targets(event)`, `look(target)` and
`contain(target)`; what `look` returns is one of the words below, and a sentence for people.
"""  # noqa: INP001  a file of the function, not a package of ours

import json
import os
from typing import Any

import boto3
import playbook  # ty: ignore[import-not-found]  beside it in the archive

OPEN = "open"  # must be contained
CONTAINED = "contained"  # is so already
SPARED = "spared"  # a person must decide
NOT_OURS = "not ours"  # another playbook, or nobody, answers it
SUBJECT_MAXIMUM = 99


def handler(event: dict[str, Any], _context: object) -> list[dict[str, str]]:
    if event.get("do") == "expire":
        return list(playbook.expire())
    return [answer(event, target) for target in playbook.targets(event)]


def answer(event: dict[str, Any], target: dict[str, str]) -> dict[str, str]:
    """A finding that goes on comes again, so what is contained is told at its first event only."""
    state, words = playbook.look(target)
    dry_run = os.environ["DRY_RUN"] == "true"
    outcome = "dry run" if state == OPEN and dry_run else state
    if outcome == OPEN:
        words, outcome = playbook.contain(target), "done"
    is_news = outcome in {"done", "dry run", SPARED} or (outcome == CONTAINED and is_first(event))
    if is_news:
        tell(event, target["name"], outcome, words)
    print(json.dumps({"target": target["name"], "outcome": outcome, "words": words}))  # noqa: T201  into the log
    return {"target": target["name"], "outcome": outcome, "words": words}


def is_first(event: dict[str, Any]) -> bool:
    return bool(event["detail"].get("service", {}).get("count", 1) == 1)


def tell(event: dict[str, Any], name: str, outcome: str, words: str) -> None:
    title = f"{os.environ['PLAYBOOK']}, {outcome}: {name}"
    lines = [f"Dry run, nothing was done. {words}" if outcome == "dry run" else words, ""]
    text = "\n".join([*lines, *about(event)])
    message = for_chat(title, text) if "CHAT" in os.environ else text
    subject = title.encode("ascii", "replace").decode()[:SUBJECT_MAXIMUM]
    sns = boto3.client("sns")
    sns.publish(TopicArn=os.environ["TOPIC"], Subject=subject, Message=message)


def about(event: dict[str, Any]) -> list[str]:
    """The finding, of GuardDuty or of Security Hub."""
    detail = event["detail"]
    place = f"Account {event['account']}, {event['region']}"
    if "findings" in detail:
        found = detail["findings"][0]
        return [f"Finding: {found['Title']}", f"Id: {found['Id']}", place]
    severity = f"Type: {detail['type']}, severity {detail['severity']}"
    return [f"Finding: {detail['title']}", severity, f"Id: {detail['id']}", place]


def for_chat(title: str, text: str) -> str:
    """The only form, besides events of AWS, that its service for chats posts."""
    content = {"textType": "client-markdown", "title": title, "description": text}
    return json.dumps({"version": "1.0", "source": "custom", "content": content})
