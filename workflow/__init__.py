"""The core: what a case, a campaign, a quota and a deadline may do.

Pure: no clock, disk, network, SQL or framework. `decide` says what happens, `evolve` what that makes of it.
"""
