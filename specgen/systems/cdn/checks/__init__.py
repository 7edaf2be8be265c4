"""What CloudFront refuses, and what it accepts though nobody would get an answer."""

CHECKS = ()
PROJECT_CHECKS = ()
