"""Apply, plan again, destroy: root modules on an AWS emulator inside this process."""
