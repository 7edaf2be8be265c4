"""Apply, plan again, destroy: root modules on an emulator of AWS inside this process."""
