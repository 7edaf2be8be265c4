"""All checks of queue documents."""

from specgen.systems.queue.checks.dead_letters import DEAD_LETTERS
from specgen.systems.queue.checks.forms import FORMS
from specgen.systems.queue.checks.senders import SENDERS
from specgen.systems.queue.checks.times import TIMES

CHECKS = (*FORMS, *DEAD_LETTERS, *TIMES, *SENDERS)
