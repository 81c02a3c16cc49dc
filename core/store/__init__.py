"""The only place that knows SQLite.

Nothing is imported here: `core.store.first_page` must not pay for the rest.
"""
