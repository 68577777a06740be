"""What machines read: app data, GeoJSON, CSV, feed, sitemap, manifest. Serialisers only; they are handed what to write."""

from generator.outputs.app import app_data
from generator.outputs.atom import FEED, feed_entries, stories_feed
from generator.outputs.geojson import geojson
from generator.outputs.sitemap import sitemap
from generator.outputs.table import table
from generator.outputs.webmanifest import web_manifest
from generator.outputs.worker import Keeping, kill_switch, service_worker

__all__ = [
    "FEED",
    "Keeping",
    "app_data",
    "feed_entries",
    "geojson",
    "kill_switch",
    "service_worker",
    "sitemap",
    "stories_feed",
    "table",
    "web_manifest",
]
