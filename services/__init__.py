"""The shell: everything that touches the world.

Doors (api, web, cli, scheduler) parse, call, commit and render; use cases load, decide and record; the store is the
only SQL. What may happen is decided in `workflow`, never here.
"""
