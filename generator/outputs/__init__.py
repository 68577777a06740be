"""What machines read: app data, GeoJSON, CSV, sitemap, manifest. Serialisers only; they are handed what to write."""

from generator.outputs.app import app_data
from generator.outputs.geojson import geojson
from generator.outputs.sitemap import sitemap
from generator.outputs.table import table
from generator.outputs.webmanifest import web_manifest

__all__ = ["app_data", "geojson", "sitemap", "table", "web_manifest"]
