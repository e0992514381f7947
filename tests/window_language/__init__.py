"""The languages of the window: every text known to Qt's own tool, translated, and nothing else shown."""
