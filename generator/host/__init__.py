"""The doors through which a site is built: the MkDocs plugin, a plain folder, and the preview server.

Only `host.mkdocs` knows MkDocs. All doors go the same way: load, check, select, plan, stamp, publish.
"""
