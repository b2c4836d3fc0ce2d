"""Makes `plugins.pressmark` the one import name, the same for Pelican, tests, mypy and worker processes."""
