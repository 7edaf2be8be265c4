"""What documents share that use caches."""
