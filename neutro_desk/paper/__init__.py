"""Summary to page: PDF, preview and printer."""
