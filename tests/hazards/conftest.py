"""The same site and the same browser as the tests of the pages."""

from tests.web.conftest import browser_type_launch_args, person, site, visitor

__all__ = ["browser_type_launch_args", "person", "site", "visitor"]
